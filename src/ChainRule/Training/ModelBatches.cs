using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Metrics;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Loads batches in the form that a model and a loss need: inputs in the model's type, targets as the loss compares them.</summary>
internal sealed class ModelBatches
{
    private const int BytesCheckedAtOnce = 1 << 20;

    private readonly BatchSource _source;
    private readonly Loss _loss;
    private readonly Shape _output;
    private readonly TensorType[] _types;
    private readonly Tensor? _weights;

    /// <param name="model">what takes the inputs</param>
    /// <param name="loss">what takes the targets</param>
    /// <param name="source">the samples</param>
    /// <param name="toLearn">whether the samples' weights are loaded, which count only where something is learnt from them</param>
    /// <exception cref="ArgumentException">there are no samples</exception>
    /// <exception cref="ShapeException">the samples do not fit the model</exception>
    public ModelBatches(Layer model, Loss loss, BatchSource source, bool toLearn = false)
    {
        if (source.Count == 0)
            throw new ArgumentException("The data set has no rows.", nameof(source));
        (_source, _loss) = (source, loss);
        var type = model.DataType();
        TensorType[] inputs = [.. source.InputTypes.Select(input => input.Type.IsFloatingPoint() ? input with { Type = type } : input)];
        _output = model.OutputType(inputs).Shape;
        _weights = toLearn ? source.Weights : null;
        _types = [.. inputs, .. _weights is null ? Array.Empty<TensorType>() : [new(Shape.Scalar, type)], ClassTargets.TypeFor(loss, source.TargetType, _output, type)];
    }

    public int Count => _source.Count;

    /// <summary>Type and shape of what a program reads from one sample: its inputs, its weight if samples have one, its target.</summary>
    public IReadOnlyList<TensorType> Types => _types;

    /// <summary>An empty tally of losses and metrics.</summary>
    public Tally NewTally()
    {
        // Numbers that a loss takes for probabilities are answers, yes or no.
        if (!_source.HasClasses)
            return _loss is { GivesProbabilities: true, Threshold: not null } ? new(Count, null, null, new LabelScores(_output.Count), _loss.Threshold) : new(Count, null, new RegressionErrors(_output.Count), null, _loss.Threshold);
        var classes = Math.Max(_loss.ClassCount(_output) ?? 0, _source.Classes?.Count ?? 0);
        return new(Count, classes <= ConfusionMatrix.MostClasses ? new ConfusionMatrix(classes) : null, null, null, _loss.Threshold);
    }

    /// <summary>Tells which samples will be loaded next.</summary>
    public void Expect(ReadOnlyMemory<int> rows) => _source.Expect(rows);

    /// <summary>Loads samples.</summary>
    /// <param name="rows">which</param>
    /// <param name="into">(rows, …) of <see cref="Types"/></param>
    /// <param name="check">whether to refuse unusable samples; not needed for those that were checked before</param>
    /// <returns>the same as the source gives them: targets that are classes are indexes</returns>
    /// <exception cref="Operations.NonFiniteException">an input or a target is NaN or infinite; the message names the first</exception>
    /// <exception cref="ShapeException">a target is not a class that the model has outputs for</exception>
    public Tensor[] Load(ReadOnlySpan<int> rows, IReadOnlyList<Tensor> into, bool check)
    {
        // What needs no conversion is loaded directly to where it is read.
        var given = new Tensor[into.Count];
        for (var i = 0; i < given.Length; i++)
            given[i] = Given(i) == _types[i] ? into[i] : Given(i).NewBatch(rows.Length);
        _source.Load(rows, given[.._source.InputTypes.Count], given[^1]);
        if (_weights is not null)
            Dataset.CopyRows(_weights, rows, given[^2]);
        if (check && _source.HasClasses)
            ClassTargets.RefuseOthers(_loss, given[^1], _output, rows);
        for (var i = 0; i < given.Length; i++)
        {
            if (given[i] != into[i])
                ClassTargets.CopyOrEncode(given[i], into[i]);
            if (check)
                FiniteData.Require(into[i], given[i], i < given.Length - 1 ? "input" : "target", rows);
        }

        return given;
    }

    /// <summary>Looks at every sample once, and refuses those from which nothing can be learnt.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public void CheckAll()
    {
        var atOnce = Math.Clamp(BytesCheckedAtOnce / Math.Max(1, _types.Sum(type => type.Size)), 1, Count);
        Tensor[] batch = [.. _types.Select(type => type.NewBatch(atOnce))];
        foreach (var rows in Enumerable.Range(0, Count).Chunk(atOnce))
            Load(rows, [.. batch.Select(tensor => tensor.Rows(0, rows.Length))], check: true);
    }

    private TensorType Given(int place) =>
        place < _source.InputTypes.Count ? _source.InputTypes[place]
        : place == _types.Length - 1 ? _source.TargetType
        : new(Shape.Scalar, DType.Float32);
}
