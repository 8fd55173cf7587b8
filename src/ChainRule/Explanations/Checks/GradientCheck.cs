using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Explanations.Checks;

/// <summary>Compares every gradient that backpropagation computes with central differences, in double precision.</summary>
/// <remarks>
/// Layers are in training mode, with the same dropout masks throughout. At a kink (ReLU at exactly 0) or a tie (two largest values in
/// a pooling window) a gradient passes if it lies between the loss's slopes on the left and on the right.
/// </remarks>
public static class GradientCheck
{
    private static readonly double[] Widths = [1e-5, 1e-6, 1e-4, 1e-7];

    /// <inheritdoc cref="Run(Objective, IReadOnlyList{Tensor}, Tensor, double)"/>
    /// <param name="objective">the model and the loss</param>
    /// <param name="input">(batch, …)</param>
    /// <param name="target">what the loss compares the output with</param>
    /// <param name="tolerance">the largest relative error that passes</param>
    public static GradientCheckReport Run(Objective objective, Tensor input, Tensor target, double tolerance = 1e-5) =>
        Run(objective, [input], target, tolerance);

    /// <summary>Checks the gradients of all parameters and of every floating-point input. The model does not change.</summary>
    /// <param name="objective">the model and the loss</param>
    /// <param name="inputs">(batch, …) each</param>
    /// <param name="target">what the loss compares the output with</param>
    /// <param name="tolerance">the largest relative error that passes</param>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite; the message names the first</exception>
    public static GradientCheckReport Run(Objective objective, IReadOnlyList<Tensor> inputs, Tensor target, double tolerance = 1e-5)
    {
        foreach (var (i, input) in inputs.Index())
            FiniteData.Require(input, input, Name(i, inputs));
        FiniteData.Require(target, target, "target");
        Parameter[] all = [.. objective.Model.Parameters.Concat(objective.Model.Buffers).Where(parameter => parameter.Type.IsFloatingPoint())];
        Tensor[] originals = [.. all.Select(p => p.Tensor)];
        try
        {
            foreach (var parameter in all)
                parameter.Use(parameter.Tensor.Clone(DType.Float64));
            return Compare(objective, [.. inputs.Select(input => input.Clone().InPrecision(DType.Float64))], target.InPrecision(DType.Float64), tolerance);
        }
        finally
        {
            for (var i = 0; i < all.Length; i++)
                all[i].Use(originals[i]);
        }
    }

    private static GradientCheckReport Compare(Objective objective, Tensor[] inputs, Tensor target, double tolerance)
    {
        (string Name, Tensor Values)[] variables =
        [
            .. objective.Model.Parameters.Select(p => (p.Path, p.Tensor)),
            .. inputs.Select((input, i) => (Name(i, inputs), input)).Where(variable => variable.input.Type.IsFloatingPoint()),
        ];
        var forward = RecordedProgram.RecordWithoutUpdates(tape => [Total(tape)], training: true);
        var backward = RecordedProgram.RecordWithoutUpdates(tape => Backpropagation.Gradients(Total(tape), [.. variables.Select(v => tape.Bind(v.Values))]), training: true);
        backward.Run(target);
        forward.Inputs[0].CopyFrom(target);

        var worst = new GradientComparison("", 0, 0, -1);
        var kinks = new List<KinkComparison>();
        var causes = new Lazy<string[]>(() => Causes(Total, [.. variables.Select(v => v.Values)], target));
        for (var v = 0; v < variables.Length; v++)
        {
            for (var i = 0; i < variables[v].Values.Count; i++)
            {
                var values = variables[v].Values;
                var gradient = backward.Outputs[v].Value(i);
                var compared = CompareOne(forward, variables[v].Name, values, i, gradient, tolerance);
                if (compared.Error > tolerance && OneSidedSlopes.AtKink(w => Loss(forward, values, i, w), values.Value(i)) is { } slopes)
                    kinks.Add(new(compared.Name, gradient, slopes.Left, slopes.Right, slopes.Include(gradient), slopes.IsJump ? "jump" : causes.Value[v]));
                else if (!(compared.Error <= worst.Error))
                    worst = compared;
            }
        }

        return new(variables.Sum(v => v.Values.Count), worst, tolerance, kinks);

        Variable Total(Tape tape) => objective.Compute([.. inputs.Select(input => tape.Bind(input))], tape.Input(target));
    }

    // What lies between each tensor and the loss, which is recorded with the target as the tape's input.
    private static string[] Causes(Func<Tape, Variable> total, Tensor[] tensors, Tensor target)
    {
        var tape = Tape.Recording(training: true);
        var loss = total(tape);
        var replay = Replay.Of(tape, tape.Inputs.ToDictionary(input => input, _ => target), loss);
        return [.. tensors.Select(tensor => Kinks.Between(replay, tape.Bind(tensor), loss, place => new Number(replay.Value(place))).Select(kink => kink.IsTie).Distinct().ToArray() switch
        {
            [_, _] => "kink or tie",
            [true] => "tie",
            _ => "kink",
        })];
    }

    private static string Name(int input, IReadOnlyList<Tensor> inputs) => inputs.Count == 1 ? "input" : FormattableString.Invariant($"input.{input}");

    // A width that crosses a kink or drowns in rounding proves nothing: the best of several counts.
    private static GradientComparison CompareOne(RecordedProgram forward, string name, Tensor values, int index, double backpropagated, double tolerance)
    {
        var best = new GradientComparison("", 0, 0, double.PositiveInfinity);
        var w = values.Value(index);
        foreach (var width in Widths)
        {
            var h = width * Math.Max(1, Math.Abs(w));
            var numerical = (Loss(forward, values, index, w + h) - Loss(forward, values, index, w - h)) / (2 * h);
            var error = Math.Abs(numerical - backpropagated) / Math.Max(1e-3, Math.Max(Math.Abs(numerical), Math.Abs(backpropagated)));
            if (error < best.Error || best.Name.Length == 0)
                best = new($"{name}[{string.Join(", ", values.Shape.IndexesOf(index))}]", backpropagated, numerical, double.IsNaN(error) ? double.PositiveInfinity : error);
            if (best.Error <= tolerance)
                break;
        }

        return best;
    }

    // With one element changed for the time of the call.
    private static double Loss(RecordedProgram forward, Tensor values, int index, double value)
    {
        var before = values.Value(index);
        values.SetValue(index, value);
        forward.Run();
        values.SetValue(index, before);
        return forward.Outputs[0].Item();
    }
}
