using ChainRule.Training;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Workbench.Reporting.Judging;

/// <summary>What a page shows of single samples, gathered while a set is judged.</summary>
internal abstract class JudgedSamples
{
    /// <summary>The most samples that are shown.</summary>
    public const int MostMistakes = 25;

    /// <summary>The samples that the model is most wrong about, the worst first.</summary>
    public abstract IReadOnlyList<Mistake> Mistakes { get; }

    /// <summary>For the set that is judged last; null if its samples have no single class and no row of numbers as their target.</summary>
    public static JudgedSamples? For(Experiment experiment)
    {
        var (set, network) = (experiment.Sets.Named().Last().Samples, experiment.Model);
        return !set.HasClasses && LabelTargets.Suit(network.Loss) ? null
            : !set.HasClasses ? new JudgedNumbers(set, experiment)
            : set.TargetType.Shape.Count == 1 && network.Output.Rank == 1 ? new JudgedClasses(network.Loss, experiment.OutputNames)
            : null;
    }

    /// <summary>Looks at a batch.</summary>
    public abstract void Add(JudgedBatch batch);
}
