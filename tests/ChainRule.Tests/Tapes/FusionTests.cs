using ChainRule.Devices;
using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;
using FsCheck.Fluent;

namespace ChainRule.Tests.Tapes;

public sealed class FusionTests
{
    private static readonly Shape Full = [6, 5, 4];
    private static readonly Shape[] Shapes = [Full, [5, 1], [4], [], [6, 1, 4]];

    [Fact]
    public void What_is_read_by_its_own_stage_alone_has_no_memory()
    {
        var program = Record(tape => [Variable.Sqrt(Variable.Exp(Input(tape, Full) + Input(tape, [4]))).Map(default(Tanh))]);
        Assert.Equal((4, 1), (program.NodeCount, program.StageCount));
        Assert.All(program.Tape.Nodes.SkipLast(1), node => Assert.Null(node.Output.Storage));
    }

    [Fact]
    public void What_others_read_is_written_once()
    {
        var program = Record(tape =>
        {
            var y = Variable.Exp(Input(tape, [6, 4]));
            return [y.Map(default(Tanh)), y.Map(default(Sigmoid)), y.Softmax()];
        });
        Assert.Equal((4, 2), (program.NodeCount, program.StageCount));
    }

    [Fact]
    public void A_sum_is_ready_only_after_its_stage()
    {
        // The mean is summed in a loop of its own before it can be subtracted; the squares are summed where they are made.
        var program = Record(tape =>
        {
            var x = Input(tape, Full);
            return [(x - x.Mean([0, 2], keepDimensions: true)).Map(default(Square)).SumTo([5, 1])];
        });
        Assert.Equal((5, 3), (program.NodeCount, program.StageCount));
    }

    [Fact]
    public void Nothing_is_joined_around_what_must_run_between()
    {
        var program = Record(tape =>
        {
            var y = Variable.Exp(Input(tape, [6, 4]));
            return [y + y.Softmax()];
        });
        Assert.Equal(3, program.StageCount);
    }

    [Fact]
    public void What_follows_a_convolution_takes_over_its_elements()
    {
        var program = Record(tape => [Activated(Maps(tape, DType.Float64, 2, 3, 7, 8))]);
        Assert.Equal((3, 1), (program.NodeCount, program.StageCount));
        Assert.All(program.Tape.Nodes.SkipLast(1), node => Assert.Null(node.Output.Storage));
    }

    [Fact]
    public void A_convolution_keeps_what_others_read()
    {
        var program = Record(tape =>
        {
            var maps = Maps(tape, DType.Float64, 2, 3, 7, 8);
            return [Activated(maps), maps.SumTo([])];
        });
        Assert.Equal((4, 2), (program.NodeCount, program.StageCount));
    }

    // One picture, several, and so many small ones that each has a lane; few channels and filters, more of these than
    // taps, and so many that Winograd's tiles pay, in one share and in several; rows of places shorter and longer than a chunk; no channel, and no filter.
    [Theory]
    [InlineData(1, 0, 7, 5)]
    [InlineData(2, 1, 0, 5)]
    [InlineData(1, 1, 7, 5)]
    [InlineData(1, 3, 7, 70)]
    [InlineData(3, 1, 19, 30)]
    [InlineData(5, 6, 7, 8)]
    [InlineData(3, 2, 7, 40)]
    [InlineData(70, 2, 3, 6)]
    [InlineData(1, 8, 40, 11)]
    [InlineData(3, 16, 20, 42)]
    public void Handing_elements_over_changes_no_bit(int batch, int channels, int filters, int size)
    {
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            AssertSameBits(type, tape =>
            {
                var maps = Maps(tape, type, batch, channels, filters, size);
                var summed = Maps(tape, type, batch, channels, filters, size);
                return [Activated(maps), Activated(summed) * summed, summed.Softmax()];
            });
        }
    }

    [Fact]
    public void What_is_read_before_an_update_is_computed_before_it()
    {
        Tensor w = Tensor.From([1.0, 2, 3], 3), after = Tensor.From([10.0, 20, 30], 3);
        var program = Record(tape =>
        {
            var old = tape.Bind(w);
            var before = old + old;
            tape.Append(new Assign(), old, tape.Input(after));
            return [before * tape.Bind(w)];
        });
        program.Run(after);
        Assert.Equal([20, 80, 180], program.Outputs[0].ToDoubles());
    }

    [Fact]
    public void Fusing_changes_no_bit() => Property.Holds(
        from choices in Gen.Choose(0, 1 << 20).ArrayOf(14)
        from type in Gen.Elements(DType.Float32, DType.Float64)
        select (choices, type),
        c => AssertSameBits(c.type, tape => Graph(tape, Shapes, c.choices, c.type)),
        200);

    [Fact]
    public void Sizes_of_zero_and_one_are_cases_like_any_other() => Property.Holds(
        from choices in Gen.Choose(0, 1 << 20).ArrayOf(14)
        from sizes in Gen.Choose(0, 2).Three()
        select (choices, sizes),
        c =>
        {
            var (i, j, k) = c.sizes;
            Shape[] shapes = [[i, j, k], [j, 1], [k], [], [i, 1, k]];
            var (fused, naive) = (Run(Step), Run(Step, new ReferenceDevice()));
            foreach (var (a, b) in fused.Outputs.Zip(naive.Outputs))
                Near.Equal(b, a, 1e-9, 1e-9);

            IReadOnlyList<Variable> Step(Tape tape) => Graph(tape, shapes, c.choices, DType.Float64);
        },
        200);

    // A mask that all steps read, and second derivatives, where all steps read a sum over all.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_work_grows_with_the_number_of_nodes(bool twice)
    {
        var (few, many) = (VisitsOfNode(20, twice), VisitsOfNode(160, twice));
        Assert.InRange(many, 0, 1.5 * few);
    }

    // How many visits there are of each node, when a network is unrolled over so many steps.
    private static double VisitsOfNode(int steps, bool twice)
    {
        IReadOnlyList<Variable> outputs = [];
        var program = Record(tape =>
        {
            Variable h = Input(tape, [2, 3]), w = Input(tape, [3, 3]), u = Input(tape, [3, 3]), mask = Input(tape, [2, 3]).Map(default(Sigmoid));
            var loss = h.Sum();
            for (var step = 0; step < steps; step++)
            {
                h = (Input(tape, [2, 3]).MatMul(u) + h.MatMul(w)).Map(default(Tanh)) * mask;
                loss += (h * h).Sum();
            }

            var gradients = Backpropagation.Gradients(loss, w, u);
            return outputs = twice ? Backpropagation.Gradients((gradients[0] * gradients[0]).Sum(), w) : [loss, .. gradients];
        });
        return (double)new Fusion(NodeOrder.Of(program.Tape, outputs)).Visits / program.NodeCount;
    }

    private static void AssertSameBits(DType type, Func<Tape, IReadOnlyList<Variable>> step)
    {
        var (fused, plain) = (Run(step), Run(step, new PlainDevice()));
        Assert.True(fused.StageCount <= plain.StageCount);
        foreach (var (a, b) in fused.Outputs.Zip(plain.Outputs))
            Near.SameBits(b, a);
    }

    // Records and runs on arbitrary inputs, where NaN lies wherever something is computed.
    private static RecordedProgram Run(Func<Tape, IReadOnlyList<Variable>> step, Device? device = null)
    {
        var program = Record(step, device);
        foreach (var node in program.Tape.Nodes)
            node.Output.Storage?.Bytes.Fill(0xFF);
        foreach (var (i, input) in program.Inputs.Index())
            input.CopyFrom(Some.Tensor(input.Shape, input.Type, (ulong)i + 1));
        program.Run();
        return program;
    }

    // A convolution of pictures, all of them inputs, and what usually follows it.
    private static Variable Maps(Tape tape, DType type, int batch, int channels, int filters, int size)
    {
        Variable x = tape.Input(new Tensor([batch, channels, size, size], type)), w = tape.Input(new Tensor([filters, channels, 3, 3], type));
        return tape.Append(new Conv2d(new Window2d(3, 1, 1, 1)), x, w);
    }

    private static Variable Activated(Variable maps) => (maps + maps.Tape.Input(new Tensor([maps.Shape[1], 1, 1], maps.Type))).Map(default(Relu));

    // Operations chosen by numbers, on what came before; some of it is kept.
    private static Variable[] Graph(Tape tape, Shape[] shapes, int[] choices, DType type)
    {
        List<Variable> values = [.. shapes.Select(shape => tape.Input(new Tensor(shape, type)))];
        foreach (var choice in choices)
        {
            var (a, b) = (values[choice / 8 % values.Count], values[choice / 512 % values.Count]);
            values.Add((choice % 8) switch
            {
                0 => a + b,
                1 => a * b,
                2 => a.Map(default(Tanh)),
                3 => Variable.IfPositive(a, b, a),
                4 => a.BroadcastTo(shapes[0]),
                5 => a.BroadcastTo(shapes[0]).SumTo(shapes[choice / 64 % shapes.Length]),
                6 when a.Shape.Rank > 0 => a.Softmax(),
                _ => a - b,
            });
        }

        return [.. values.Skip(shapes.Length).Where((_, i) => choices[i] % 3 == 0), values[^1]];
    }

    private static RecordedProgram Record(Func<Tape, IReadOnlyList<Variable>> step, Device? device = null) => RecordedProgram.Record(step, device: device);

    private static Variable Input(Tape tape, Shape shape) => tape.Input(new Tensor(shape, DType.Float64));

    // Runs every operation by itself.
    private sealed class PlainDevice : Device
    {
        public override Action Bind(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output) => CpuDevice.Default.Bind(operation, inputs, output);
    }
}
