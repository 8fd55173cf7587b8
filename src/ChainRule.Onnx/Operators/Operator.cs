using ChainRule.Onnx.Values;

namespace ChainRule.Onnx.Operators;

/// <summary>What a node of one type computes.</summary>
/// <param name="Type">the type's name: Gemm</param>
/// <param name="Compute">a node's outputs, from its inputs and attributes; those that are not wanted may be left out at the end</param>
internal sealed record Operator(string Type, Func<Call, IReadOnlyList<Value>> Compute)
{
    /// <summary>An operator with one output.</summary>
    public static Operator Of(string type, Func<Call, Value> compute) => new(type, call => [compute(call)]);

    /// <summary>The operator set in which the type first appears; no file of an earlier set can have it.</summary>
    public int Since { get; init; } = 1;
}
