using ChainRule.Optimizers;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads how gradients are clipped before a step: <c>{"norm": 1}</c> or <c>{"value": 0.5}</c>.</summary>
internal static class ClippingReader
{
    public const string Key = "clip";
    public const string Norm = "norm";
    public const string Value = "value";

    public static GradientLink Read(StrictValue value)
    {
        var settings = value.Object().Only(Norm, Value);
        return (settings.Optional(Norm), settings.Optional(Value)) switch
        {
            ({ } norm, null) => new ClipByNorm(norm.Number(NumberRange.Positive)),
            (null, { } limit) => new ClipByValue(limit.Number(NumberRange.Positive)),
            _ => throw value.Refuse("gradients are clipped by norm or by value", "write one of them: {\"norm\": 1} or {\"value\": 0.5}"),
        };
    }
}
