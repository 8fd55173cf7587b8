using System.Text.Json.Serialization;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Tables.Targets;

/// <summary>How the cells of the target column become what a network learns.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ClassTarget), "class")]
[JsonDerivedType(typeof(NumberTarget), "number")]
public abstract record PreparedTarget([property: JsonPropertyOrder(-1)] string Name)
{
    /// <summary>The targets of the given rows.</summary>
    internal abstract Tensor Apply(Table table, int column, IReadOnlyList<int> rows);

    /// <summary>What is wrong with what was read from a file; null where nothing is.</summary>
    internal abstract string? Flaw();
}
