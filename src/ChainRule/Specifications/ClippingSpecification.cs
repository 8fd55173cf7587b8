using System.Text.Json.Nodes;
using ChainRule.Formats;
using ChainRule.Optimizers;

namespace ChainRule.Specifications;

/// <summary>How gradients are clipped before a step: <c>{"norm": 1}</c> or <c>{"value": 0.5}</c>.</summary>
/// <param name="Kind"><c>norm</c>, of all gradients together, or <c>value</c>, of each single one</param>
/// <param name="Limit">the largest norm or absolute value that is left as it is</param>
public sealed record ClippingSpecification(string Kind, double Limit)
{
    /// <summary>The kind that limits the norm of all gradients together.</summary>
    public const string Norm = "norm";
    /// <summary>The kind that limits each gradient.</summary>
    public const string Value = "value";

    /// <summary>norm 1</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} {Limit:R}");

    internal static ClippingSpecification Read(StrictValue value)
    {
        var settings = value.Object().Only(Norm, Value);
        return settings.Members.Count == 1
            ? settings.Members.Select(limit => new ClippingSpecification(limit.Key, limit.Value.Number(NumberRanges.Positive))).Single()
            : throw value.Refuse("gradients are clipped by norm or by value", "write one of them: {\"norm\": 1} or {\"value\": 0.5}");
    }

    /// <summary>Describes the clipping of an optimizer made in C#; null where there is none.</summary>
    internal static ClippingSpecification? Of(Optimizer optimizer) => optimizer.Links switch
    {
        [] => null,
        [ClipByNorm clip] => new(Norm, clip.Limit),
        [ClipByValue clip] => new(Value, clip.Limit),
        var links => throw new ArgumentException($"The network format has one clipping, not {string.Join(", ", links.Select(link => link.GetType().Name))}.", nameof(optimizer)),
    };

    internal GradientLink Make() => Kind == Norm ? new ClipByNorm(Limit) : new ClipByValue(Limit);

    /// <summary>The clipping as a network file has it.</summary>
    public JsonObject ToJson() => new() { [Kind] = Limit };
}
