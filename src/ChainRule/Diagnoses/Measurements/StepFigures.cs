using ChainRule.Layers;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Diagnoses;

/// <summary>The units of a ReLU.</summary>
/// <param name="Place">the layer</param>
/// <param name="Fired">which of them gave anything but 0</param>
internal sealed record ReluFigures(string Place, bool[] Fired);

/// <summary>The outputs of a sigmoid or tanh.</summary>
/// <param name="Place">the layer</param>
/// <param name="Share">how much of them lies where the function is nearly flat</param>
internal sealed record SaturationFigures(string Place, double Share);

/// <summary>A weight of a layer.</summary>
/// <param name="Path">0.weight</param>
/// <param name="GradientSize">√(mean g²) of its gradient</param>
/// <param name="Size">√(mean w²), or 1/√(3·inputs), the size of weights as they are usually drawn, if that is larger: weights may start at 0</param>
/// <param name="UpdateRatio">‖Δw‖/‖w‖ of the step; NaN if none was taken</param>
internal sealed record WeightFigures(string Path, double GradientSize, double Size, double UpdateRatio = double.NaN);

/// <summary>What was seen in one step.</summary>
/// <param name="Samples">how many samples the step had</param>
/// <param name="Relus">the hidden ReLUs</param>
/// <param name="Saturations">the hidden sigmoids and tanh</param>
/// <param name="Weights">the matrices and filters that are trained</param>
internal sealed record StepFigures(int Samples, IReadOnlyList<ReluFigures> Relus, IReadOnlyList<SaturationFigures> Saturations, IReadOnlyList<WeightFigures> Weights)
{
    // Where the derivative is below a twentieth of its maximum: 1 − y² < 0.05 for tanh, 4·y·(1 − y) < 0.05 for the sigmoid.
    private const double Flat = 0.05;

    public static StepFigures Of(StepObservation step)
    {
        var forward = step.Tape.Nodes.Take(step.ForwardNodes).ToList();

        // The outputs of the last layer are meant to be sure of themselves.
        var hidden = forward.Take(Math.Max(0, forward.FindLastIndex(node => node.Operation is MatMul or Operations.Conv2d))).ToList();
        return new(
            step.Tape.Inputs[0].Shape[0],
            [.. hidden.Where(node => node.Operation is Map<Functions.Relu>).Select(node => new ReluFigures(node.Scope, Fired(node.Output.Value)))],
            [.. hidden.Select(Saturation).OfType<SaturationFigures>()],
            [.. step.Gradients.Where(pair => pair.Parameter.Shape.Rank > 1).Select(pair => new WeightFigures(pair.Parameter.Path, Statistics.Size(pair.Gradient), SizeOf(pair.Parameter)))]);
    }

    /// <summary>The parameters that are compared before and after a step: matrices and filters that are trained.</summary>
    public static IEnumerable<Parameter> WeightsOf(Layer model) => model.Parameters.Where(parameter => !parameter.IsFrozen && parameter.Shape.Rank > 1);

    /// <summary>The same with how far the step went.</summary>
    /// <param name="model">the model after the step</param>
    /// <param name="before">its weights before</param>
    public StepFigures Updated(Layer model, IReadOnlyList<Tensor> before) => this with
    {
        Weights = [.. Weights.Zip(WeightsOf(model).Zip(before), (weight, pair) => weight with { UpdateRatio = Statistics.Distance(pair.First.Tensor, pair.Second) / weight.Size })],
    };

    private static double SizeOf(Parameter weight) =>
        Math.Max(Statistics.Size(weight.Tensor), 1 / Math.Sqrt(3.0 * weight.Shape.Count / weight.Shape[0]));

    private static SaturationFigures? Saturation(Node node)
    {
        Func<double, double>? slope = node.Operation switch
        {
            Map<Functions.Sigmoid> => y => 4 * y * (1 - y),
            Map<Functions.Tanh> => y => 1 - y * y,
            _ => null,
        };
        if (slope is null)
            return null;
        var (values, flat) = (node.Output.Value, 0);
        for (var i = 0; i < values.Count; i++)
            flat += slope(values.Value(i)) < Flat ? 1 : 0;
        return new(node.Scope, (double)flat / values.Count);
    }

    // A unit is a channel of pictures (batch, channels, h, w), or a place of the last dimension.
    private static bool[] Fired(Tensor values)
    {
        var shape = values.Shape;
        var (units, inner) = shape.Rank == 4 ? (shape[1], shape[2] * shape[3]) : (shape[-1], 1);
        var fired = new bool[units];
        var width = inner * values.Type.Size();
        for (var start = 0; start < values.Bytes.Length; start += width)
        {
            // Of 0, every byte is 0.
            var unit = start / width % units;
            fired[unit] = fired[unit] || values.Bytes.Slice(start, width).ContainsAnyExcept((byte)0);
        }

        return fired;
    }
}
