using ChainRule.Explanations;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations;

/// <summary>A model with a loss and a batch, to be explained.</summary>
internal sealed record SmallNetwork(Sequential Model, Loss Loss, Tensor Input, Tensor Target, Optimizer? Optimizer = null)
{
    /// <summary>Fully connected layers of these sizes, each followed by a sigmoid, with ½Σ(t − y)² and one sample.</summary>
    public static SmallNetwork OfSigmoids(params int[] sizes)
    {
        var layers = sizes.Zip(sizes.Skip(1)).SelectMany(size => new Layer[] { new Linear(size.First, size.Second), new Sigmoid() });
        var model = new Sequential([.. layers]);
        model.To(DType.Float64).Initialize(1);
        return new(model, new HalfSquaredError(), Some.Tensor([1, sizes[0]]), Some.Tensor([1, sizes[^1]], low: 0, high: 1), new Sgd(0.5));
    }

    /// <summary>Every element of every parameter, and of the input.</summary>
    public IEnumerable<string> Addresses =>
        from variable in Model.Parameters.Select(parameter => (Name: parameter.Path, parameter.Shape)).Append((Name: "input", Input.Shape))
        from indexes in variable.Shape.Aggregate((IEnumerable<string>)[""], (prefixes, size) => prefixes.SelectMany(prefix => Enumerable.Range(0, size).Select(i => $"{prefix},{i}")))
        select $"{variable.Name}[{indexes[1..]}]";

    public Explanation Explain(ExplanationOptions options, params IReadOnlyList<string> addresses) =>
        Explanation.Of(new(Model, Loss), Input, Target, addresses, Optimizer, options: options);
}
