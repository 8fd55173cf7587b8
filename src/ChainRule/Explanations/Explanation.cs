using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.ErrorShares;
using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Methods;
using ChainRule.Explanations.Networks;
using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Explanations;

/// <summary>
/// Why a gradient is what it is: the chain rule worked out in symbols and numbers. It is data, which renderers print.
/// </summary>
public sealed record Explanation
{
    private static readonly Text Frozen = new("{0} is frozen: the step leaves it as it is.", "{0} 已冻结：这一步不改变它。");

    /// <summary>The network's name.</summary>
    public required string Network { get; init; }

    /// <summary>What is explained: 0.weight[1,2]; every parameter of a small network when none was asked for.</summary>
    public required IReadOnlyList<Subject> Subjects { get; init; }

    /// <summary>The numbers that are given rather than computed (inputs, targets, parameters) as far as the derivation names them.</summary>
    public required IReadOnlyList<Given> Given { get; init; }

    /// <summary>What the derivation takes from the forward pass without working it out, since it does not depend on what is explained and would take too many lines.</summary>
    public IReadOnlyList<Given> Taken { get; init; } = [];

    /// <summary>What is wrong with how the network and its loss go together, and what to do about it; null where nothing is.</summary>
    public Text? Warning { get; init; }

    /// <summary>The row of data that is explained; null for a batch that stands for itself.</summary>
    public DataRow? Row { get; init; }

    /// <summary>The derivation.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>What the subscripts of filters, pictures and channels stand for, by examples that the derivation names.</summary>
    public IReadOnlyList<IndexedElement> Indexed { get; init; } = [];

    /// <summary>How many values the derivation names without deriving them, because it would grow too long.</summary>
    public int Omitted { get; init; }

    /// <summary>L before the step.</summary>
    public required double Loss { get; init; }

    /// <summary>L after the step, on the same batch; null where there is no optimizer.</summary>
    public double? LossAfter { get; init; }

    /// <summary>Σ ∂L/∂w·Δw over all parameters: negative where the step goes down the loss's slope; null where there is no optimizer.</summary>
    public double? SlopeAlongStep { get; init; }

    /// <summary>The network as neurons and connections; null where it is made of neither.</summary>
    public NetworkGraph? Graph { get; init; }

    /// <summary>The same gradients by other ways; empty where they were not asked for.</summary>
    public IReadOnlyList<MethodComparison> Methods { get; init; } = [];

    /// <summary>The account by shares of the error beside the true one; null where it was not asked for.</summary>
    public ErrorShareTable? ErrorShares { get; init; }

    /// <summary>The loss along each subject; empty where it was not asked for.</summary>
    public IReadOnlyList<Descent> Descents { get; init; } = [];

    /// <summary>Explains the gradients of a model's loss on a batch. The model and the optimizer stay as they are.</summary>
    /// <param name="objective">the model, and the loss by which it is judged</param>
    /// <param name="input">(batch, …), whole numbers or in the model's element type</param>
    /// <param name="target">what the output should be, as the loss takes it, or class indexes</param>
    /// <param name="addresses">what to explain: 0.weight[1,2], input[0,3]; all parameters of a small model when none is given</param>
    /// <param name="optimizer">what makes the update; none is shown when null</param>
    /// <param name="options">what is said, and how much of it</param>
    /// <exception cref="ExplanationException">there is no such parameter, or the model is too large to be explained whole</exception>
    /// <exception cref="ShapeException">the batch does not fit the model</exception>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite</exception>
    public static Explanation Of(
        Objective objective,
        Tensor input,
        Tensor target,
        IReadOnlyList<string> addresses,
        Optimizer? optimizer = null,
        ExplanationOptions? options = null)
    {
        options ??= new();
        var (model, loss) = (objective.Model, objective.Loss);
        FiniteData.Require(input, input, "input");
        FiniteData.Require(target, target, "target");
        var output = model.OutputType(new TensorType(input.Shape.WithoutFirst(), input.Type));
        target = ClassTargets.For(loss, target, output.Shape, output.Type);
        var tape = Tape.Recording(options.Training);
        var (x, t) = (tape.Input(input, new LetterSymbol(Letter.Input, Path: "input")), tape.Input(target, new LetterSymbol(Letter.Target, Path: "target")));
        var value = objective.Compute([x], t);
        Variable[] by = [.. model.Parameters.Select(parameter => parameter.On(tape)).Append(x).Where(variable => variable.Type.IsFloatingPoint())];
        var gradients = Backpropagation.Gradients(value, by);
        var trained = model.Parameters.Zip(gradients).Where(pair => !pair.First.IsFrozen).ToList();
        if (optimizer is not null)
        {
            foreach (var (parameter, gradient) in model.Parameters.Zip(gradients).Where(pair => pair.First.IsFrozen))
                gradient.Note = Frozen.With(parameter.Path);
        }

        optimizer?.Step(value, [.. trained.Select(pair => pair.First)], [.. trained.Select(pair => pair.Second)]);
        return new Explainer(options.Name ?? model.GetType().Name, tape, new Dictionary<Variable, Tensor> { [x] = input, [t] = target }, options).Explain(addresses) with { Warning = DoubledOutput.Warning(model, loss, output.Shape) };
    }

    /// <summary>The derivation as plain text, in English.</summary>
    public override string ToString() => ExplanationWriter.Write(this, ExplanationFormat.Text);
}
