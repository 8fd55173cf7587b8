using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Some rows of another source, with these names for its classes and these weights.</summary>
internal sealed class SourceView(BatchSource source, int[] chosen, IReadOnlyList<string>? classes, Tensor? weights) : BatchSource
{
    public override int Count => chosen.Length;

    public override IReadOnlyList<TensorType> InputTypes => source.InputTypes;

    public override TensorType TargetType => source.TargetType;

    public override IReadOnlyList<string>? Classes => classes;

    public override Tensor? Weights => weights;

    // Without loading the inputs.
    public override Tensor LoadTargets()
    {
        var targets = TargetType.NewBatch(Count);
        Dataset.CopyRows(source.LoadTargets(), chosen, targets);
        return targets;
    }

    public override void Expect(ReadOnlyMemory<int> rows) => source.Expect(There(rows.Span));

    public override void Load(ReadOnlySpan<int> rows, IReadOnlyList<Tensor> inputs, Tensor target) => source.Load(There(rows), inputs, target);

    private int[] There(ReadOnlySpan<int> rows)
    {
        var there = new int[rows.Length];
        for (var i = 0; i < there.Length; i++)
            there[i] = chosen[rows[i]];
        return there;
    }
}
