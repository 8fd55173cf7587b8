using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Operators;

/// <summary>What every operator must do: what ONNX Runtime does, in each way to run it, with gradients that equal differences.</summary>
internal static class Agreement
{
    private const double Step = 1e-5;

    /// <summary>The outputs of a run with known inputs, of one on a tape and of a replayed program are those of ONNX Runtime.</summary>
    public static void WithOnnxRuntime(OneNode node)
    {
        var wanted = node.Reference();
        foreach (var outputs in (Tensor[][])[node.Run(known: true), node.Run(known: false), node.Replay()])
        {
            foreach (var (output, (values, shape)) in outputs.Zip(wanted))
            {
                Assert.Equal(shape, output.Shape.Sizes.ToArray());
                Assert.All(output.ToDoubles(), (value, i) => Assert.True(value.Equals(values[i]) || Math.Abs(value - values[i]) <= 1e-7 + 1e-5 * Math.Abs(values[i]), $"{value}, not {values[i]} at {i}"));
            }
        }
    }

    /// <summary>The gradients of a weighted sum of the first output are central differences.</summary>
    public static void WithDifferences(OneNode node)
    {
        var given = new List<Tensor>();
        var tape = new Tape();
        var inputs = new List<Variable>();
        var loss = Loss(node, tape, values =>
        {
            given.Add(values);
            inputs.Add(tape.Input(values));
            return inputs[^1];
        });
        foreach (var (i, input) in inputs.Index().Where(one => one.Item.Type.IsFloatingPoint()))
        {
            var gradient = Backpropagation.Gradients(loss, input)[0].Value;
            Assert.All(gradient.ToDoubles(), (slope, at) =>
            {
                var difference = (Moved(i, at, Step) - Moved(i, at, -Step)) / (2 * Step);
                Assert.True(Math.Abs(slope - difference) <= 1e-6 * (1 + Math.Abs(difference)), $"∂L/∂x{i}[{at}] is {slope}, not {difference}");
            });
        }

        double Moved(int input, int at, double step)
        {
            var (moved, next) = (new Tape(), 0);
            return Loss(node, moved, _ =>
            {
                var values = given[next].Clone();
                if (next++ == input)
                    values.SetValue(at, values.Value(at) + step);
                return moved.Input(values);
            }).Value.Item();
        }
    }

    private static Variable Loss(OneNode node, Tape tape, Func<Tensor, Variable> input)
    {
        var y = node.InDoubles(tape, input)[0];
        var weights = Tensor.From<double>([.. Enumerable.Range(0, y.Shape.Count).Select(i => Math.Sin(i + 1))], y.Shape);
        return (y * tape.Bind(weights)).Sum();
    }
}
