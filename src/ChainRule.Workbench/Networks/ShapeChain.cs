using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>The shapes that one sample takes on its way through layers: <c>input [2, 6] → Flatten [12] → Linear [3]</c>.</summary>
internal sealed class ShapeChain
{
    private const int Shown = 8;

    private readonly ShapeChain? _before;
    private readonly string _name;

    public ShapeChain(Shape input)
        : this(null, "input", input)
    {
    }

    private ShapeChain(ShapeChain? before, string name, Shape shape) => (_before, _name, Shape) = (before, name, shape);

    /// <summary>The shape at the end.</summary>
    public Shape Shape { get; }

    /// <summary>The chain with a layer more.</summary>
    /// <exception cref="ShapeException">the layer does not take the shape at the end</exception>
    public ShapeChain Then(Layer layer) => new(this, layer.GetType().Name, layer.OutputShape(Shape));

    /// <summary>The last layers of the chain; a long one begins with an ellipsis.</summary>
    public override string ToString()
    {
        var links = new List<string>();
        var link = this;
        for (; link is not null && links.Count < Shown; link = link._before)
            links.Add($"{link._name} {link.Shape}");
        if (link is not null)
            links.Add("…");
        return string.Join(" → ", links.AsEnumerable().Reverse());
    }
}
