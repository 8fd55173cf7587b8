using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Training;
using ChainRule.Workbench.TensorBoard;

namespace ChainRule.Workbench.Tests.TensorBoard;

public sealed class TensorBoardCallbackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Curves_are_those_of_the_training()
    {
        var reports = await Fit(Pictures(), epochs: 2);
        foreach (var (run, figures) in ((string, Func<EpochReport, Evaluation>)[])[("train", report => report.Training), ("validation", report => report.Validation!)])
        {
            Assert.Equal(reports.Select(report => (report.Epoch, (float)figures(report).Loss)), Scalars(run, "epoch/loss"));
            Assert.Equal(reports.Select(report => (report.Epoch, (float)figures(report).Classification!.Accuracy)), Scalars(run, "epoch/accuracy"));
        }

        // Eight steps an epoch: the first, and every fifth.
        Assert.Equal([1, 5, 10, 15], Scalars("train", "step/loss").Select(scalar => scalar.Step));
        Assert.All(Scalars("train", "step/learning_rate"), scalar => Assert.Equal(0.125F, scalar.Value));
        Assert.Equal([(1, 0.125F), (2, 0.125F)], Scalars("train", "epoch/learning_rate"));
    }

    [Fact]
    public async Task Weights_and_gradients_have_histograms_and_layers_a_norm()
    {
        await Fit(Pictures(), epochs: 2);
        foreach (var parameter in (string[])["0.weight", "0.bias", "3.weight", "3.bias"])
        {
            foreach (var kind in (string[])["weights", "gradients"])
                Assert.Equal([1, 2], Values("train", $"{kind}/{parameter}").Select(value => (int)value.Step));
        }

        foreach (var layer in (string[])["0", "3"])
        {
            // ‖g‖² is the sum of the squares of its histograms.
            var norms = Scalars("train", $"gradient_norm/{layer}").Select(scalar => Math.Pow(scalar.Value, 2)).ToArray();
            var squares = ((string[])["weight", "bias"]).Select(name => Values("train", $"gradients/{layer}.{name}").Select(value => value.Value.Message(5).One<double>(5)).ToArray()).ToArray();
            for (var epoch = 0; epoch < 2; epoch++)
                Assert.Equal(squares.Sum(name => name[epoch]), norms[epoch], 1e-5);
        }
    }

    [Fact]
    public async Task Inputs_and_filters_are_shown_where_they_are_pictures()
    {
        await Fit(Pictures(), epochs: 2);
        Assert.Equal([1L], Values("train", "inputs").Select(value => value.Step));
        Assert.Equal([1L, 2L], Values("train", "filters").Select(value => value.Step));
    }

    [Fact]
    public async Task Numbers_have_no_pictures()
    {
        await Fit(new Dataset(Some(16, 6), Classes(16)), epochs: 1, new Linear(6, 2));
        Assert.Empty(Values("train", "inputs"));
        Assert.Empty(Values("train", "filters"));
        Assert.Single(Scalars("train", "gradient_norm/model"));
    }

    [Fact]
    public async Task The_graph_is_written_once()
    {
        await Fit(Pictures(), epochs: 2);
        var graph = Assert.Single(EventRecords.Read(Folder("train")), record => record.Has(4)).Message(4);
        Assert.Contains(graph.Messages(1), node => node.Text(1) == "0_Conv2d/weight");
    }

    [Fact]
    public async Task Training_is_the_same_with_it_and_without()
    {
        Sequential with = Network(), without = Network();
        await Fit(Pictures(), epochs: 2, with);
        await foreach (var _ in New(without).FitAsync(Pictures(), Pictures(), epochs: 2))
        {
        }

        Assert.All(with.Parameters.Zip(without.Parameters), pair => Assert.True(pair.First.Tensor.Bytes.SequenceEqual(pair.Second.Tensor.Bytes)));
    }

    [Fact]
    public async Task Figures_can_be_others()
    {
        var callback = new TensorBoardCallback(_folder.File("board")) { Figures = evaluation => evaluation with { Loss = 42 } };
        await foreach (var _ in New(Network(), callback).FitAsync(Pictures(), epochs: 1))
        {
        }

        Assert.Equal([(1, 42F)], Scalars("train", "epoch/loss"));
        Assert.False(Directory.Exists(Folder("validation")));
    }

    private static Sequential Network() => new(new Conv2d(1, 4, 3), new Relu(), new Flatten(), new Linear(4 * 4 * 4, 2));

    private static Dataset Pictures() => new(Some(16, 36).Reshape([16, 1, 6, 6]), Classes(16));

    private static Tensor Some(int rows, int columns) =>
        Tensor.From([.. Enumerable.Range(0, rows * columns).Select(i => (float)Math.Sin(i * i))], rows, columns);

    private static Tensor Classes(int rows) => Tensor.From([.. Enumerable.Range(0, rows).Select(row => row % 2L)], rows);

    private static Trainer New(Layer model, params IReadOnlyList<ICallback> callbacks) =>
        new(model, new CrossEntropy(), new Sgd(0.125)) { BatchSize = 2, Callbacks = callbacks };

    private async Task<List<EpochReport>> Fit(Dataset data, int epochs, Layer? model = null)
    {
        var reports = new List<EpochReport>();
        await foreach (var report in New(model ?? Network(), new TensorBoardCallback(_folder.File("board")) { EverySteps = 5 }).FitAsync(data, data, epochs))
            reports.Add(report);
        return reports;
    }

    private string Folder(string run) => Path.Combine(_folder.File("board"), "run-1", run);

    private IEnumerable<(long Step, WireMessage Value)> Values(string run, string tag) => EventRecords.Values(Folder(run)).Where(value => value.Value.Text(1) == tag);

    private IEnumerable<(int Step, float Value)> Scalars(string run, string tag) => Values(run, tag).Select(value => ((int)value.Step, value.Value.One<float>(2)));
}
