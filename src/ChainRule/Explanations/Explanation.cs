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

/// <summary>Why a gradient has its value: the chain rule worked out in symbols and numbers, as data that renderers print.</summary>
public sealed record Explanation
{
    private static readonly Text Frozen = new("{0} is frozen: the step does not change it.", "{0} 已冻结：这一步不改变它。");

    /// <summary>The network's name.</summary>
    public required string Network { get; init; }

    /// <summary>The elements whose gradients are explained: 0.weight[1,2]; every parameter of a small network when none was asked for.</summary>
    public required IReadOnlyList<Subject> Subjects { get; init; }

    /// <summary>The inputs, targets and parameters that the derivation names.</summary>
    public required IReadOnlyList<Given> Given { get; init; }

    /// <summary>Values of the forward pass that the derivation uses without deriving them: they do not depend on the subjects, and deriving them would be too long.</summary>
    public IReadOnlyList<Given> ForwardValues { get; init; } = [];

    /// <summary>Why the network does not suit its loss, and what to do about it; null if it does.</summary>
    public Text? Warning { get; init; }

    /// <summary>The row of data that the sample comes from; null if it comes from none.</summary>
    public DataRow? Row { get; init; }

    /// <summary>The derivation.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>Examples from the derivation that show what the subscripts of filters, pictures and channels count.</summary>
    public IReadOnlyList<IndexedElement> Indexed { get; init; } = [];

    /// <summary>How many more values the derivation names without deriving them, because it would be too long.</summary>
    public int Omitted { get; init; }

    /// <summary>L before the step.</summary>
    public required double Loss { get; init; }

    /// <summary>L after the step, on the same batch; null without an optimizer.</summary>
    public double? LossAfter { get; init; }

    /// <summary>Σ ∂L/∂w·Δw over all parameters: negative if the step goes down the loss's slope; null without an optimizer.</summary>
    public double? SlopeAlongStep { get; init; }

    /// <summary>The network as neurons and connections; null if it has no layers.</summary>
    public NetworkGraph? Graph { get; init; }

    /// <summary>The same gradients computed in other ways; empty if not asked for.</summary>
    public IReadOnlyList<MethodComparison> Methods { get; init; } = [];

    /// <summary>The shares of the error beside the true gradients; null if not asked for.</summary>
    public ErrorShareTable? ErrorShares { get; init; }

    /// <summary>The loss as each subject varies; empty if not asked for.</summary>
    public IReadOnlyList<Descent> Descents { get; init; } = [];

    /// <summary>Explains the gradients of a model's loss on a batch. The model and the optimizer stay as they are.</summary>
    /// <param name="objective">the model and its loss</param>
    /// <param name="input">(batch, …), integers or the model's element type</param>
    /// <param name="target">the desired output, as the loss expects it, or class indexes</param>
    /// <param name="addresses">what to explain: 0.weight[1,2], input[0,3]; all parameters of a small model when none is given</param>
    /// <param name="optimizer">the optimizer whose update is shown; none when null</param>
    /// <param name="options">what to explain, and at what length</param>
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
        if (input.Shape.Rank == 0 || input.Shape[0] == 0)
            throw new ShapeException($"An explanation needs at least one sample; an input of shape {input.Shape} has none.");
        FiniteData.Require(input, input, "input");
        FiniteData.Require(target, target, "target");
        var output = model.OutputType(new TensorType(input.Shape.WithoutFirst(), input.Type));
        target = ClassTargets.For(loss, target, output.Shape, output.Type);
        var tape = Tape.Recording(options.Training);
        var (x, t) = (tape.Input(input, new LetterSymbol(Letter.Input, Path: "input")), tape.Input(target, new LetterSymbol(Letter.Target, Path: "target")));
        var value = objective.Compute([x], t);
        Variable[] by = [.. model.Parameters.Select(parameter => parameter.On(tape)).Append(x).Where(variable => variable.Type.IsFloatingPoint())];
        var gradients = Backpropagation.Gradients(value, by);
        if (optimizer is not null)
        {
            var pairs = model.Parameters.Zip(gradients).ToLookup(pair => pair.First.IsFrozen);
            foreach (var (parameter, gradient) in pairs[true])
                gradient.Note = Frozen.With(parameter.Path);
            optimizer.Step(value, [.. pairs[false].Select(pair => pair.First)], [.. pairs[false].Select(pair => pair.Second)]);
            RateNotes.Add(tape, model.Parameters.Zip(by), optimizer);
        }

        return new Explainer(options.Name ?? model.GetType().Name, tape, new Dictionary<Variable, Tensor> { [x] = input, [t] = target }, options).Explain(addresses) with { Warning = DoubledOutput.Warning(model, loss, output.Shape) };
    }

    /// <summary>The explanation as plain text, in English.</summary>
    public override string ToString() => ExplanationWriter.Write(this, ExplanationFormat.Text);
}
