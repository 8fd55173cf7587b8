using ChainRule.Explanations;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations;

/// <summary>Small networks worked out, and their explanations as lines of text.</summary>
internal static class Worked
{
    /// <summary>Explains a network of double precision whose parameters are these, on one sample.</summary>
    public static Explanation Explain(Layer[] layers, double[][] parameters, double[] input, Tensor target, Loss loss, string[] addresses, Optimizer? optimizer = null, ExplanationOptions? options = null, Shape? picture = null)
    {
        var model = new Sequential(layers).To(DType.Float64);
        foreach (var (parameter, values) in model.Parameters.Zip(parameters))
            parameter.Load(Tensor.From(values, parameter.Shape));
        return Explanation.Of(new(model, loss), Tensor.From(input, (picture ?? [input.Length]).Prepend(1)), target, addresses, optimizer, options: options);
    }

    /// <summary>The textbook's two by two by two, with half the squared error.</summary>
    public static Explanation TwoTwoTwo(params string[] addresses) => Explain(
        [new Linear(2, 2, LinearBias.Shared), new Sigmoid(), new Linear(2, 2, LinearBias.Shared), new Sigmoid()],
        [[0.15, 0.2, 0.25, 0.3], [0.35], [0.4, 0.45, 0.5, 0.55], [0.6]],
        [0.05, 0.1],
        Tensor.From([0.01, 0.99], 1, 2),
        new HalfSquaredError(),
        addresses,
        new Sgd(0.5));

    /// <summary>The textbook's chain of one by one by one, rounded by hand to two decimals.</summary>
    public static Explanation OneOneOne(params string[] addresses) => Explain(
        [new Linear(1, 1), new Sigmoid(), new Linear(1, 1), new Sigmoid()],
        [[0.2], [0.1], [0.3], [0.2]],
        [1],
        Tensor.From([0.8], 1, 1),
        new HalfSquaredError(),
        addresses,
        new Sgd(0.5),
        new() { Round = 2 });

    /// <summary>quantity = formula, for every line of a part.</summary>
    public static string[] Lines(this Explanation explanation, SectionKind kind) =>
        [.. explanation.Steps(kind).Select(step => $"{step.Quantity} {(step.IsAssignment ? '←' : '=')} {step.Formula}")];

    /// <summary>The lines of a part.</summary>
    public static IReadOnlyList<DerivationStep> Steps(this Explanation explanation, SectionKind kind) =>
        explanation.Sections.FirstOrDefault(section => section.Kind == kind)?.Steps ?? [];

    /// <summary>What is said beside the line of an address.</summary>
    public static string[] Remarks(this Explanation explanation, string address, Language language = Language.English) =>
        [.. explanation.Sections.SelectMany(section => section.Steps).Single(step => step.Address == address).Remarks
            .Select(remark => remark.Text.In(language, [.. remark.Arguments.Select(argument => Notation.Text.Write(argument))]))];
}
