using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Models;

/// <summary>The shapes of one sample on its way through layers: <c>input [2, 6] → Flatten [12] → Linear [3]</c>.</summary>
/// <param name="Last">the last ones, with the names of their layers</param>
internal sealed record ShapeChain(params IReadOnlyList<(string Name, Shape Shape)> Last)
{
    private const int Shown = 8;

    /// <summary>The shape at the end.</summary>
    public Shape Shape => Last[^1].Shape;

    /// <summary>The chain with one more layer.</summary>
    /// <exception cref="ShapeException">the layer does not take the shape at the end</exception>
    public ShapeChain Then(Layer layer) => new([.. Last.TakeLast(Shown), (layer.GetType().Name, layer.OutputShape(Shape))]);

    /// <summary>The last layers of the chain; a long one begins with an ellipsis.</summary>
    public override string ToString() =>
        (Last.Count > Shown ? "… → " : "") + string.Join(" → ", Last.TakeLast(Shown).Select(link => $"{link.Name} {link.Shape}"));
}
