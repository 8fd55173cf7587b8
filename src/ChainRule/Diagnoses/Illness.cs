using ChainRule.Expressions;

namespace ChainRule.Diagnoses;

/// <summary>Something that goes wrong with trainings, and the rule by which it is recognised.</summary>
public abstract class Illness
{
    private protected Illness()
    {
    }

    /// <summary>What programs call it: dead_relus.</summary>
    public abstract string Code { get; }

    /// <summary>What people call it: dead ReLUs.</summary>
    public abstract Text Name { get; }

    /// <summary>What is measured, and from where on it is found.</summary>
    public abstract Text Rule { get; }

    /// <summary>Why the threshold is where it is: a reason or a source.</summary>
    public abstract Text Reason { get; }

    /// <summary>What a finding means for the training.</summary>
    public abstract Text Meaning { get; }

    /// <summary>What to try.</summary>
    public abstract Text Advice { get; }

    /// <summary>The illnesses that bring this one about.</summary>
    internal virtual IReadOnlyList<Type> Causes => [];

    /// <summary>Whether there is evidence for or against it.</summary>
    internal abstract bool CanJudge(Evidence evidence);

    /// <summary>What is found; null if nothing is.</summary>
    internal abstract Finding? Find(Evidence evidence);
}
