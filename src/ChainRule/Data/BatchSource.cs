using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Samples, each with inputs and a target, loaded into tensors when they are needed.</summary>
/// <remarks>
/// This is all that training and evaluation need to know about data: how many samples there are, of which types, and how to load some of them. A
/// <see cref="Dataset"/> keeps them in memory as tensors, a <see cref="PictureDataset"/> as bytes.
/// </remarks>
public abstract class BatchSource
{
    /// <summary>The number of samples.</summary>
    public abstract int Count { get; }

    /// <summary>Shape and element type of each input of one sample.</summary>
    public abstract IReadOnlyList<TensorType> InputTypes { get; }

    /// <summary>Shape and element type of one sample's target: class indexes are Int64.</summary>
    public abstract TensorType TargetType { get; }

    /// <summary>The names of the classes; null for a regression, or if they have none.</summary>
    public virtual IReadOnlyList<string>? Classes => null;

    /// <summary>How much each sample counts in the loss that training minimises: (count) Float32, each above 0; null if all count the same.</summary>
    public virtual Tensor? Weights => null;

    /// <summary>The shape of one sample's only input.</summary>
    /// <exception cref="InvalidOperationException">a sample has several inputs</exception>
    public Shape InputShape => InputTypes is [var only] ? only.Shape : throw new InvalidOperationException($"A sample has {InputTypes.Count} inputs.");

    /// <summary>Whether the targets are class indexes.</summary>
    public bool HasClasses => TargetType.Type == DType.Int64;

    /// <summary>Loads samples.</summary>
    /// <param name="rows">which samples, each from 0 to below <see cref="Count"/>, in this order</param>
    /// <param name="inputs">(rows, …) for each input, of its type</param>
    /// <param name="target">(rows, …) of the target's type</param>
    public abstract void Load(ReadOnlySpan<int> rows, IReadOnlyList<Tensor> inputs, Tensor target);

    /// <summary>Tells which samples will be loaded next, in which order, so that a source that reads them from a disk can begin.</summary>
    /// <param name="rows">which samples; others may be loaded as well</param>
    public virtual void Expect(ReadOnlyMemory<int> rows)
    {
    }

    /// <summary>The number of classes: of their names if they have any, else the greatest index plus 1.</summary>
    public int ClassCount => Classes?.Count ?? (Count == 0 ? 0 : (int)LoadTargets().Span<long>().ToArray().Max() + 1);

    /// <summary>The targets of all samples: (rows, …).</summary>
    public virtual Tensor LoadTargets()
    {
        const int atOnce = 1024;
        var targets = TargetType.NewBatch(Count);
        foreach (var rows in Enumerable.Range(0, Count).Chunk(atOnce))
            Load(rows, NewInputs(rows.Length), targets.Rows(rows[0], rows[^1] + 1));
        return targets;
    }

    /// <summary>The samples of these rows, in this order, copied into memory.</summary>
    /// <exception cref="InvalidOperationException">a sample has several inputs</exception>
    public Dataset Select(params ReadOnlySpan<int> rows)
    {
        _ = InputShape;
        var (inputs, target) = (NewInputs(rows.Length), TargetType.NewBatch(rows.Length));
        Load(rows, inputs, target);
        return new(inputs[0], target, Classes, SampleWeights.Of(Weights, rows));
    }

    /// <summary>All samples in memory.</summary>
    /// <exception cref="InvalidOperationException">a sample has several inputs</exception>
    public virtual Dataset ToDataset() => Select([.. Enumerable.Range(0, Count)]);

    /// <summary>The samples of these rows, in this order, loaded from this source when they are needed.</summary>
    public BatchSource View(IReadOnlyList<int> rows) => new SourceView(this, [.. rows], Classes, SampleWeights.Of(Weights, [.. rows]));

    /// <summary>The same samples, with these names for their classes.</summary>
    public BatchSource Named(IReadOnlyList<string>? classes) => new SourceView(this, [.. Enumerable.Range(0, Count)], classes, Weights);

    /// <summary>The same samples, which count differently in the loss that training minimises.</summary>
    /// <param name="weights">(count) Float32, each above 0</param>
    /// <exception cref="ArgumentException">a weight is not above 0 or not finite, or there is not one for each sample</exception>
    public BatchSource Weighted(Tensor weights) => new SourceView(this, [.. Enumerable.Range(0, Count)], Classes, SampleWeights.Checked(weights, Count));

    /// <summary>Splits off a fraction of the rows, drawn at random with <paramref name="seed"/>; each side gets at least one row.</summary>
    /// <returns>what remains, and the part split off</returns>
    /// <exception cref="SettingException">the fraction is not from 0 to 1</exception>
    /// <exception cref="InvalidOperationException">there are fewer than two rows</exception>
    public (BatchSource Remaining, BatchSource Part) Split(double fraction, ulong seed)
    {
        if (Count < 2)
            throw new InvalidOperationException($"A data set of {Count} rows cannot be split: at least two are needed.");
        var order = new RandomSource(seed, "split").Permutation(Count);
        var part = Math.Clamp((int)Math.Round(Count * Setting.Fraction(fraction)), 1, Count - 1);
        return (View(order[part..]), View(order[..part]));
    }

    private Tensor[] NewInputs(int rows) => [.. InputTypes.Select(input => input.NewBatch(rows))];
}
