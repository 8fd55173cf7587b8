using ChainRule.Layers;
using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>½ · x · (1 + erf(x / √2)), or its approximation ½ · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³))), in any order; and x · σ(x).</summary>
internal static class GeluPattern
{
    public static Recognized? Find(NodeProto last, Wiring wiring)
    {
        if (last.OpType != "Mul")
            return null;
        var product = Product.Of(last.Output[0], wiring);
        if (product.Factors is not [var a, var b])
            return null;
        return Of(product, a, b, wiring) ?? Of(product, b, a, wiring);
    }

    private static Recognized? Of(Product product, string x, string other, Wiring wiring)
    {
        if (product.Number == 1 && wiring.Maker(other, "Sigmoid") is { } sigmoid && sigmoid.Input[0] == x)
            return new(new Silu(), [x], [.. product.Nodes, sigmoid]);
        if (!IsNear(product.Number, 0.5) || PlusOne(other, wiring) is not (var sum, var inner))
            return null;
        if (wiring.Maker(inner, "Erf") is { } erf)
            return Product.Of(erf.Input[0], wiring) is var scaled && IsNear(scaled.Number, Math.Sqrt(0.5)) && IsOnly(scaled, x) ? new(new Gelu(), [x], [.. product.Nodes, sum, erf, .. scaled.Nodes]) : null;
        return wiring.Maker(inner, "Tanh") is { } tanh && Cubic(tanh.Input[0], x, wiring) is { } cubic ? new(new Gelu(approximate: true), [x], [.. product.Nodes, sum, tanh, .. cubic]) : null;
    }

    // √(2/π) · (x + 0.044715 · x³)
    private static NodeProto[]? Cubic(string name, string x, Wiring wiring)
    {
        var scaled = Product.Of(name, wiring);
        if (!IsNear(scaled.Number, Math.Sqrt(2 / Math.PI)) || scaled.Factors is not [var inner] || wiring.Maker(inner, "Add") is not { } sum)
            return null;
        var cube = Product.Of(sum.Input[0] == x ? sum.Input[1] : sum.Input[0], wiring);
        if (!sum.Input.Contains(x) || !IsNear(cube.Number, 0.044715))
            return null;
        if (cube.Factors.Count == 3 && cube.Factors.All(factor => factor == x))
            return [.. scaled.Nodes, sum, .. cube.Nodes];
        return cube.Factors is [var only] && wiring.Maker(only, "Pow") is { } power && power.Input[0] == x && wiring.Number(power.Input[1]) == 3
            ? [.. scaled.Nodes, sum, .. cube.Nodes, power]
            : null;
    }

    private static (NodeProto Sum, string Inner)? PlusOne(string name, Wiring wiring) =>
        wiring.Maker(name, "Add") is not { } sum ? null
        : wiring.Number(sum.Input[1]) == 1 ? (sum, sum.Input[0])
        : wiring.Number(sum.Input[0]) == 1 ? (sum, sum.Input[1])
        : null;

    private static bool IsOnly(Product product, string x) => product.Factors is [var only] && only == x;

    private static bool IsNear(double value, double wanted) => Math.Abs(value - wanted) < 1e-5;
}
