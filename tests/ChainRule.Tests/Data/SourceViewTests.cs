using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Data;

public sealed class SourceViewTests
{
    [Fact]
    public void A_view_of_a_view_loads_the_rows_that_both_name()
    {
        var data = new Dataset(Some.Tensor([5, 2], DType.Float32), Some.Tensor([5, 3], DType.Float32, seed: 2));
        var view = data.View([4, 0, 2]).View([2, 0, 2]);
        Near.SameBits(data.Select(2, 4, 2).Inputs, view.ToDataset().Inputs);
        Near.SameBits(data.Select(2, 4, 2).Targets, view.ToDataset().Targets);
    }

    [Fact]
    public void Its_targets_are_known_without_its_inputs()
    {
        var view = new Untouched().View([3, 1]).Named(["a", "b", "c", "d"]);
        Assert.Equal([3L, 1], view.LoadTargets().Span<long>().ToArray());
    }

    /// <summary>Four samples whose inputs nobody may load.</summary>
    private sealed class Untouched : BatchSource
    {
        public override int Count => 4;

        public override IReadOnlyList<TensorType> InputTypes => [new([1], DType.Float32)];

        public override TensorType TargetType => new(Shape.Scalar, DType.Int64);

        public override Tensor LoadTargets() => Tensor.From([0L, 1, 2, 3], 4);

        public override void Load(ReadOnlySpan<int> rows, IReadOnlyList<Tensor> inputs, Tensor target) => throw new InvalidOperationException("loaded");
    }
}
