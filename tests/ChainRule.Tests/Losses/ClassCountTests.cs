using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Losses;

public sealed class ClassCountTests
{
    [Fact]
    public void Outputs_stand_for_as_many_classes_as_the_last_dimension_has_and_a_single_one_for_two()
    {
        Assert.Equal([3, 4, 1], ((Shape[])[[3], [5, 4], [1]]).Select(output => new CrossEntropy().ClassCount(output)));
        Assert.Equal([3, 4, 2, 2, 2], ((Shape[])[[3], [5, 4], [1], [5, 1], []]).Select(output => new BinaryCrossEntropy().ClassCount(output)));
        Assert.Equal(2, new HalfSquaredError().ClassCount([1]));
    }

    [Fact]
    public void Every_position_is_counted()
    {
        // Two samples of two positions: the model puts out what it is given.
        var data = new Dataset(Tensor.From([2f, 0, 1, 0, 3, 1, 0, 1, 5, 5, 5, 6], 2, 2, 3), Tensor.From([0L, 1, 2, 0], 2, 2));
        foreach (var loss in (Loss[])[new CrossEntropy(), new MeanSquaredError()])
        {
            var matrix = new Evaluator(new Sequential(), loss).Evaluate(data).Classification!;
            Assert.Equal((3, 4L, 0.75), (matrix.Classes, matrix.Count, matrix.Accuracy));
            Assert.Equal((1L, 1L), (matrix[0, 2], matrix[2, 2]));
        }
    }

    [Fact]
    public void A_single_output_of_each_position_tells_two_classes_apart()
    {
        var data = new Dataset(Tensor.From([2f, -1, 1, -3], 2, 2, 1), Tensor.From([1L, 0, 0, 0], 2, 2));
        var matrix = new Evaluator(new Sequential(), new BinaryCrossEntropy()).Evaluate(data).Classification!;
        Assert.Equal((2, 4L, 1L), (matrix.Classes, matrix.Count, matrix[0, 1]));
    }

    [Fact]
    public void The_only_class_is_always_met()
    {
        var data = new Dataset(Tensor.From([2f, -1], 2, 1), Tensor.From([0L, 0], 2));
        Assert.Equal(1, new Evaluator(new Sequential(), new CrossEntropy()).Evaluate(data).Classification!.Accuracy);
    }

    [Fact]
    public void Classes_that_outputs_do_not_stand_for_are_refused()
    {
        var inputs = new Tensor([2, 2, 3]);
        Assert.Equal(
            "Sample 1 has the class 3, but the model has outputs for the classes 0 to 2 only.",
            Refused(new CrossEntropy(), new(inputs, Tensor.From([0L, 1, 2, 3], 2, 2))));
        Assert.Equal("Class indexes of shape [2] do not fit outputs of shape [2, 2, 3].", Refused(new MeanSquaredError(), new(inputs, Tensor.From([0L, 1], 2))));
        Assert.Equal("CrossEntropy takes class indexes of shape [1, 2] for outputs of shape [1, 2, 3], not of [1].", Refused(new CrossEntropy(), new(inputs, Tensor.From([0L, 1], 2))));
        Assert.Equal("OfNumbers compares numbers, but the targets are class indexes.", Refused(new OfNumbers(), new(inputs, Tensor.From([0L, 1], 2))));
    }

    [Fact]
    public void Targets_of_another_type_are_refused()
    {
        var tape = new Tape();
        var (output, target) = (tape.Input(new Tensor([2, 3])), tape.Input(new Tensor([2, 3], DType.Int64)));
        Assert.Equal(
            "BinaryCrossEntropy compares outputs with targets of the same type; these are float32[2, 3] and int64[2, 3].",
            Assert.Throws<ShapeException>(() => new BinaryCrossEntropy().Compute(output, target)).Message);
    }

    [Fact]
    public void Losses_by_element_take_positions()
    {
        var (output, target) = (Some.Tensor([2, 3, 4]), Some.Tensor([2, 3, 4], seed: 2, low: 0, high: 1));
        foreach (var loss in (Loss[])[new BinaryCrossEntropy(), new MeanSquaredError(), new MeanAbsoluteError(), new Huber(), new HalfSquaredError()])
            Near.Equal(Value(loss, output.Reshape([2, 12]), target.Reshape([2, 12])), Value(loss, output, target));
    }

    private static string Refused(Loss loss, Dataset data) => Assert.Throws<ShapeException>(() => new Evaluator(new Sequential(), loss).Evaluate(data)).Message;

    private static double Value(Loss loss, Tensor output, Tensor target)
    {
        var tape = new Tape();
        return loss.Compute(tape.Input(output), tape.Input(target)).Value.Item();
    }

    private sealed class OfNumbers : Loss
    {
        public override int? ClassCount(Shape output) => null;

        public override Variable Compute(Variable output, Variable target) => (output - target).Mean();
    }
}
