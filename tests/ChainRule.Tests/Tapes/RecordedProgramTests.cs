using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;
using FsCheck.Fluent;

namespace ChainRule.Tests.Tapes;

public sealed class RecordedProgramTests
{
    [Fact]
    public void Inputs_of_another_shape_type_or_number_are_refused()
    {
        var program = RecordedProgram.Record(tape => [tape.Input(new Tensor([2, 3])) + 1]);
        Assert.True(program.Accepts(new Tensor([2, 3])));
        Assert.False(program.Accepts(new Tensor([3, 3])));
        Assert.False(program.Accepts(new Tensor([2, 3], DType.Float64)));
        var error = Assert.Throws<ShapeException>(() => program.Run(new Tensor([3, 3])));
        Assert.Equal("The program was recorded for float32[2, 3], not for float32[3, 3]: record it again.", error.Message);
        Assert.Contains("not for no inputs:", Assert.Throws<ShapeException>(() => program.Run([])).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => program.Run(new Tensor([2, 3]), new Tensor([2, 3])));
    }

    [Fact]
    public void A_value_cannot_be_read_while_recording()
    {
        var error = Assert.Throws<InvalidOperationException>(() => RecordedProgram.Record(tape =>
        {
            var y = tape.Input(new Tensor([2])) + 1;
            return y.Value.Item() > 0 ? [y] : [];
        }));
        Assert.Contains("has no values yet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nothing_depends_on_is_left_out()
    {
        var program = RecordedProgram.Record(tape =>
        {
            var x = tape.Input(new Tensor([2]));
            _ = x.Map(default(Exp));
            return [x + 1];
        });
        Assert.Equal(1, program.NodeCount);
        Assert.Equal(2, program.Tape.Nodes.Count);
    }

    [Fact]
    public void An_input_or_a_parameter_may_be_an_output()
    {
        var parameter = Some.Values(5);
        var program = RecordedProgram.Record(tape => [tape.Input(new Tensor([1], DType.Float64)), tape.Bind(parameter)]);
        program.Run(Some.Values(3));
        Assert.Equal([3, 5], program.Outputs.Select(o => o.Item()));
    }

    [Fact]
    public void Updates_come_last_whatever_the_order_of_recording()
    {
        var counter = Some.Values(1);
        var program = RecordedProgram.Record(tape =>
        {
            var old = tape.Bind(counter, "counter");
            var twice = old * 2;
            var next = tape.Append(new Assign(), old, old + tape.Input(Some.Values(0)));
            return [twice, next + 0];
        });
        program.Run(Some.Values(10));
        Assert.Equal([2, 11], program.Outputs.Select(o => o.Item()));
        program.Run(Some.Values(100));
        Assert.Equal([22, 111], program.Outputs.Select(o => o.Item()));
    }

    [Fact]
    public void Replaying_equals_running_eagerly_on_random_graphs() => Property.Holds(
        from length in Gen.Choose(1, 25)
        from steps in Gen.Choose(0, 1000).Three().ListOf(length)
        select steps,
        steps =>
        {
            var program = RecordedProgram.Record(tape => Graph(tape, Some.Tensor([4, 6]), [.. steps]));
            foreach (var seed in (ulong[])[1, 2])
            {
                var input = Some.Tensor([4, 6], DType.Float64, seed);
                var expected = Graph(new Tape(), input, [.. steps]);
                program.Run(input);
                for (var i = 0; i < expected.Count; i++)
                    Near.SameBits(expected[i].Value, program.Outputs[i]);
            }
        });

    // Each step takes one or two of the values so far; the last value and one more are kept.
    private static List<Variable> Graph(Tape tape, Tensor input, (int, int, int)[] steps)
    {
        var values = new List<Variable> { tape.Input(input) };
        foreach (var (kind, first, second) in steps)
        {
            var (a, b) = (values[first % values.Count], values[second % values.Count]);
            values.Add((kind % 7) switch
            {
                0 => a + b,
                1 => a * b,
                2 => a.Map(default(Tanh)),
                3 => a.Reshape([6, 4]).Softmax().Reshape([4, 6]),
                4 => a.MatMul(b, transposeB: true).MatMul(a),
                5 => (a - b.Mean([0])).Map(default(Gelu)),
                _ => Backpropagation.Gradients((a * b).Map(default(Sigmoid)).Sum(), a)[0],
            });
        }

        return [values[^1], values[values.Count / 2]];
    }
}
