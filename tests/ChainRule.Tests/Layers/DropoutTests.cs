using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class DropoutTests
{
    private static readonly Tensor Ones = Tensor.From(Enumerable.Repeat(1f, 20_000).ToArray(), 100, 200);

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(0.9)]
    public void The_mean_is_kept_and_the_wanted_share_left_out(double p)
    {
        var values = Forward(new Dropout(p));
        Assert.InRange(values.Average(), 1 - 5 * Spread(p), 1 + 5 * Spread(p));
        Assert.InRange(values.Count(v => v == 0) / (double)values.Length, p - 0.02, p + 0.02);
        Assert.All(values.Where(v => v != 0), v => Near.Equal(1 / (1 - p), v, 1e-6));
    }

    [Fact]
    public void The_mask_differs_from_step_to_step_and_layer_to_layer()
    {
        var model = new Sequential(new Dropout(), new Dropout());
        model.Initialize(1);
        var masks = model.Children.SelectMany(layer => (double[][])[Forward(layer), Forward(layer)]).ToArray();
        foreach (var (a, b) in masks.SelectMany((a, i) => masks.Skip(i + 1).Select(b => (a, b))))
            Assert.InRange(Agreement(a, b), 0.45, 0.55);
    }

    [Fact]
    public void Layers_that_nobody_initialised_have_masks_of_their_own()
    {
        var model = new Sequential(new Dropout(), new Dropout());
        Assert.InRange(Agreement(Forward(model.Children[0]), Forward(model.Children[1])), 0.45, 0.55);
    }

    [Fact]
    public void The_same_seed_makes_the_same_masks_again()
    {
        var (a, b) = (new Dropout(), new Dropout());
        a.Initialize(7);
        b.Initialize(7);
        var first = Forward(a);
        Assert.Equal(first, Forward(b));
        Assert.Equal(Forward(a), Forward(b));
        a.Initialize(7);
        Assert.Equal(first, Forward(a));
        b.Initialize(8);
        Assert.NotEqual(first, Forward(b));
    }

    [Fact]
    public void A_replayed_program_draws_a_new_mask_each_time()
    {
        var layer = new Dropout();
        var program = RecordedProgram.Record(tape => [layer.Forward(tape.Input(Ones))], training: true);
        program.Run(Ones);
        var first = program.Outputs[0].ToDoubles();
        program.Run(Ones);
        Assert.InRange(Agreement(first, program.Outputs[0].ToDoubles()), 0.45, 0.55);
    }

    [Fact]
    public void In_use_nothing_changes()
    {
        var x = new Tape().Input(Ones);
        Assert.Same(x, new Dropout().Forward(x));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Other_probabilities_are_refused(double p) => Assert.Throws<SettingException>(() => new Dropout(p));

    private static double[] Forward(Layer layer) => layer.Forward(new Tape(training: true).Input(Ones)).Value.ToDoubles();

    private static double Agreement(double[] a, double[] b) => a.Zip(b).Count(pair => pair.First == pair.Second) / (double)a.Length;

    // The standard deviation of the mean.
    private static double Spread(double p) => Math.Sqrt(p / (1 - p) / Ones.Count);
}
