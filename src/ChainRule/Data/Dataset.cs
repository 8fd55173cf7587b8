using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Samples in memory: inputs and targets, row by row.</summary>
public sealed class Dataset : BatchSource
{
    /// <summary>Pairs the rows of inputs with those of targets.</summary>
    /// <param name="inputs">(rows, …)</param>
    /// <param name="targets">(rows, …) class indexes as Int64, or (rows, …) numbers</param>
    /// <param name="classes">the names of the classes, if the targets are class indexes</param>
    /// <param name="weights">(rows) Float32, how much each sample counts in the loss that training minimises, each above 0; null if all count the same</param>
    /// <exception cref="ArgumentException">a weight is not above 0 or not finite, or there is not one for each sample</exception>
    /// <exception cref="ShapeException">the numbers of rows differ</exception>
    public Dataset(Tensor inputs, Tensor targets, IReadOnlyList<string>? classes = null, Tensor? weights = null)
    {
        if (inputs.Shape.Rank == 0 || targets.Shape.Rank == 0 || inputs.Shape[0] != targets.Shape[0])
            throw new ShapeException($"Inputs of shape {inputs.Shape} and targets of shape {targets.Shape} have different numbers of rows.");
        (Inputs, Targets, Classes, Weights) = (inputs, targets, classes, SampleWeights.Checked(weights, inputs.Shape[0]));
        InputTypes = [new(inputs.Shape.WithoutFirst(), inputs.Type)];
    }

    /// <summary>The inputs of all samples: (rows, …).</summary>
    public Tensor Inputs { get; }

    /// <summary>The targets of all samples: (rows, …) class indexes as Int64, or (rows, …) numbers.</summary>
    public Tensor Targets { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string>? Classes { get; }

    /// <inheritdoc/>
    public override Tensor? Weights { get; }

    /// <inheritdoc/>
    public override int Count => Inputs.Shape[0];

    /// <inheritdoc/>
    public override IReadOnlyList<TensorType> InputTypes { get; }

    /// <inheritdoc/>
    public override TensorType TargetType => new(Targets.Shape.WithoutFirst(), Targets.Type);

    /// <inheritdoc/>
    public override Tensor LoadTargets() => Targets;

    /// <inheritdoc/>
    public override void Load(ReadOnlySpan<int> rows, IReadOnlyList<Tensor> inputs, Tensor target)
    {
        CopyRows(Inputs, rows, inputs[0]);
        CopyRows(Targets, rows, target);
    }

    /// <inheritdoc/>
    public override Dataset ToDataset() => this;

    /// <summary>Copies the given rows of <paramref name="source"/> one after the other into <paramref name="destination"/>.</summary>
    internal static void CopyRows(Tensor source, ReadOnlySpan<int> rows, Tensor destination)
    {
        var from = source.Bytes;
        var to = destination.Bytes;
        var width = to.Length / Math.Max(1, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            from.Slice(rows[i] * width, width).CopyTo(to.Slice(i * width, width));
    }
}
