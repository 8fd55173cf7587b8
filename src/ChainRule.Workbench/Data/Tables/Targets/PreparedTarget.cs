using System.Text.Json.Serialization;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>How the cells of the target become what a network learns: classes of one column, numbers of one or more, or labels of several.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ClassTarget), "class")]
[JsonDerivedType(typeof(NumberTargets), "number")]
[JsonDerivedType(typeof(LabelTargets), "label")]
public abstract record PreparedTarget
{
    /// <summary>The names of the columns.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Whether what is learnt is (y − mean) / standard deviation.</summary>
    internal virtual bool IsStandardized => false;

    /// <summary>The targets of the given rows, from these columns of the table.</summary>
    internal abstract Tensor Apply(Table table, IReadOnlyList<int> columns, IReadOnlyList<int> rows);

    /// <summary>Errors of what a network predicts, in the units of the table.</summary>
    internal virtual Evaluation InOriginalUnits(Evaluation evaluation) => evaluation;

    /// <summary>What is wrong with the target as read from a file; null if nothing is.</summary>
    internal abstract string? Flaw();
}
