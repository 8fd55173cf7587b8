using System.Text.Json.Serialization;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>How the cells of the target become what a network learns: one column of classes, or columns of numbers.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ClassTarget), "class")]
[JsonDerivedType(typeof(NumberTargets), "number")]
public abstract record PreparedTarget
{
    /// <summary>The names of the columns.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>The targets of the given rows, from these columns of the table.</summary>
    internal abstract Tensor Apply(Table table, IReadOnlyList<int> columns, IReadOnlyList<int> rows);

    /// <summary>What is wrong with what was read from a file; null if nothing is.</summary>
    internal abstract string? Flaw();
}
