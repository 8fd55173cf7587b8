using ChainRule.Onnx.Messages;

namespace ChainRule.Onnx.Importing.Patterns;

/// <summary>A product of any number of factors, however its nodes are nested: a number, and what is computed.</summary>
internal sealed class Product
{
    private readonly List<string> _factors = [];
    private readonly List<NodeProto> _nodes = [];

    private Product()
    {
    }

    /// <summary>The product of all factors that are numbers.</summary>
    public double Number { get; private set; } = 1;

    public IReadOnlyList<string> Factors => _factors;

    public IReadOnlyList<NodeProto> Nodes => _nodes;

    public static Product Of(string name, Wiring wiring)
    {
        var product = new Product();
        product.Add(name, wiring, isFirst: true);
        return product;
    }

    private void Add(string name, Wiring wiring, bool isFirst)
    {
        if (wiring.Number(name) is { } number)
        {
            Number *= number;
        }
        else if ((isFirst || wiring.IsUsedOnce(name)) && wiring.Maker(name, "Mul") is { } product)
        {
            _nodes.Add(product);
            Add(product.Input[0], wiring, isFirst: false);
            Add(product.Input[1], wiring, isFirst: false);
        }
        else if ((isFirst || wiring.IsUsedOnce(name)) && wiring.Maker(name, "Div") is { } quotient && wiring.Number(quotient.Input[1]) is { } divisor)
        {
            _nodes.Add(quotient);
            Number /= divisor;
            Add(quotient.Input[0], wiring, isFirst: false);
        }
        else
        {
            _factors.Add(name);
        }
    }
}
