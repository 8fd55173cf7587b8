using System.Globalization;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>One gradient by backpropagation beside the same by differences.</summary>
/// <param name="Name">whose gradient: 2.weight[3, 7], or input[0, 1]</param>
/// <param name="Backpropagated">by backpropagation</param>
/// <param name="Numerical">(L(w + h) − L(w − h)) / 2h</param>
/// <param name="Error">their difference, relative to the larger of the two (or to 0.001, for tiny ones)</param>
public readonly record struct GradientComparison(string Name, double Backpropagated, double Numerical, double Error)
{
    /// <summary>The name and both numbers.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: backpropagation {Backpropagated:G10}, differences {Numerical:G10}, relative error {Error:0.0e+0}");
}

/// <summary>What a gradient check found.</summary>
/// <param name="Count">how many gradients were compared</param>
/// <param name="Worst">the one that is furthest off</param>
/// <param name="Tolerance">the largest error that passes</param>
public sealed record GradientCheckReport(int Count, GradientComparison Worst, double Tolerance)
{
    /// <summary>Whether every gradient is within the tolerance.</summary>
    public bool Passed => Worst.Error <= Tolerance;

    /// <summary>The verdict with the worst gradient.</summary>
    public override string ToString() =>
        $"{(Passed ? "passed" : "failed")}: {Count} gradients compared, the worst is {Worst}";
}

/// <summary>Compares every gradient of a model by backpropagation with central differences, in double precision.</summary>
/// <remarks>
/// Layers are in training mode, with the same dropout masks throughout. Where a function has a kink (ReLU at exactly 0) the two may
/// differ for no fault of the model.
/// </remarks>
public static class GradientCheck
{
    private static readonly double[] Widths = [1e-5, 1e-6, 1e-4, 1e-7];

    /// <summary>Checks the gradients of all parameters and of the input. The model is left as it was.</summary>
    /// <param name="model">the model</param>
    /// <param name="loss">the loss</param>
    /// <param name="input">(batch, …)</param>
    /// <param name="target">what the loss compares the output with</param>
    /// <param name="regularization">a penalty that is part of the loss</param>
    /// <param name="tolerance">the largest relative error that passes</param>
    /// <exception cref="NonFiniteException">an input or a target is NaN or infinite; the message names the first</exception>
    public static GradientCheckReport Run(Layer model, Loss loss, Tensor input, Tensor target, Regularization? regularization = null, double tolerance = 1e-5)
    {
        FiniteData.Require(input, input, "input");
        FiniteData.Require(target, target, "target");
        Parameter[] all = [.. model.Parameters, .. model.Buffers];
        Tensor[] originals = [.. all.Select(p => p.Tensor)];
        try
        {
            foreach (var parameter in all)
                parameter.Use(parameter.Tensor.Clone(DType.Float64));
            return Compare(model, loss, input.Clone(DType.Float64), target.Type == DType.Int64 ? target : target.Clone(DType.Float64), regularization, tolerance);
        }
        finally
        {
            for (var i = 0; i < all.Length; i++)
                all[i].Use(originals[i]);
        }
    }

    private static GradientCheckReport Compare(Layer model, Loss loss, Tensor input, Tensor target, Regularization? regularization, double tolerance)
    {
        var parameters = model.Parameters;
        (string Name, Tensor Values)[] variables = [.. parameters.Select(p => (p.Path, p.Tensor)), ("input", input)];
        var forward = RecordedProgram.RecordWithoutUpdates(tape => [Total(tape)], training: true);
        var backward = RecordedProgram.RecordWithoutUpdates(tape => Backpropagation.Gradients(Total(tape), [.. variables.Select(v => tape.Bind(v.Values))]), training: true);
        backward.Run(target);
        forward.Inputs[0].CopyFrom(target);

        var worst = new GradientComparison("", 0, 0, -1);
        for (var v = 0; v < variables.Length; v++)
        {
            for (var i = 0; i < variables[v].Values.Count; i++)
            {
                var compared = CompareOne(forward, variables[v].Name, variables[v].Values, i, backward.Outputs[v].Value(i), tolerance);
                if (!(compared.Error <= worst.Error))
                    worst = compared;
            }
        }

        return new(variables.Sum(v => v.Values.Count), worst, tolerance);

        Variable Total(Tape tape) => loss.Compute(model.Forward(tape.Bind(input)), tape.Input(target), regularization, parameters);
    }

    // A width that crosses a kink, or drowns in rounding, is no evidence: the best of several counts.
    private static GradientComparison CompareOne(RecordedProgram forward, string name, Tensor values, int index, double backpropagated, double tolerance)
    {
        var best = new GradientComparison("", 0, 0, double.PositiveInfinity);
        foreach (var width in Widths)
        {
            var numerical = Difference(forward, values, index, width * Math.Max(1, Math.Abs(values.Value(index))));
            var error = Math.Abs(numerical - backpropagated) / Math.Max(1e-3, Math.Max(Math.Abs(numerical), Math.Abs(backpropagated)));
            if (error < best.Error || best.Name.Length == 0)
                best = new($"{name}[{string.Join(", ", values.Shape.IndexesOf(index))}]", backpropagated, numerical, double.IsNaN(error) ? double.PositiveInfinity : error);
            if (best.Error <= tolerance)
                break;
        }

        return best;
    }

    private static double Difference(RecordedProgram forward, Tensor values, int index, double h)
    {
        var w = values.Value(index);
        values.SetValue(index, w + h);
        forward.Run();
        var above = forward.Outputs[0].Item();
        values.SetValue(index, w - h);
        forward.Run();
        var below = forward.Outputs[0].Item();
        values.SetValue(index, w);
        return (above - below) / (2 * h);
    }
}
