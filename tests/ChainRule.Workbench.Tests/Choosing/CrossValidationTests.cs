using System.Xml.Linq;
using ChainRule.Data;
using ChainRule.Training;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Tests.Choosing;

public sealed class CrossValidationTests : IDisposable
{
    private readonly ChoosingData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Means_and_deviations_are_those_of_the_training_rows_alone()
    {
        var table = Table.Read(_data.Table);
        var folds = await CrossValidation.PrepareAsync(_data.Options, 4);
        for (var fold = 1; fold <= 4; fold++)
        {
            var experiment = folds.Of(fold);
            var test = Enumerable.Range(0, experiment.Sets.Test!.Count).Select(experiment.Judged.RowOf).ToHashSet();
            double[] lengths = [.. Enumerable.Range(0, 60).Where(row => !test.Contains(row)).Select(row => table.Number(row, 0))];
            Assert.Equal((45, 15), (lengths.Length, test.Count));
            Assert.Equal(lengths.Average(), Assert.IsType<NumberColumn>(experiment.Preparation!.Columns[0]).Mean, 1e-9);
        }
    }

    [Fact]
    public async Task Threads_change_nothing()
    {
        var results = await Task.WhenAll(new[] { 1, 3 }.Select(async threads => await RunAsync(_data.Options with { Threads = threads }, saving: null)));
        Assert.Equal(Figures(results[0]), Figures(results[1]));
    }

    [Fact]
    public async Task A_group_and_its_column_are_not_learnt_from()
    {
        var folds = await CrossValidation.PrepareAsync(_data.Options with { Preparation = null, Group = "plant" }, 5);
        var table = Table.Read(_data.Table);
        var plants = Enumerable.Range(1, 5).SelectMany(fold => folds.Of(fold) is var experiment ? Enumerable.Range(0, experiment.Sets.Test!.Count).Select(sample => (Plant: table[experiment.Judged.RowOf(sample), 2], Fold: fold)) : []).Distinct().ToArray();
        Assert.Equal(15, plants.Length);
        Assert.Equal(["length", "width"], folds.Of(1).Preparation!.Columns.Select(column => column.Name));
        Assert.StartsWith($"{_data.Table}, column \"plant\": it is both the target and --group", (await Assert.ThrowsAsync<InputException>(() => CrossValidation.PrepareAsync(_data.Options with { Preparation = new() { Targets = ["plant"] }, Group = "plant" }, 5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_goes_on_is_the_one_that_was_not_interrupted()
    {
        using var whole = _data.Runs("whole");
        var expected = await RunAsync(_data.Options, Saving(whole));
        using (var first = _data.Runs("parts"))
        {
            using var stop = new CancellationTokenSource();
            var done = 0;
            var folds = await CrossValidation.PrepareAsync(_data.Options, 3);
            await foreach (var _ in folds.RunAsync(Saving(first), new Steps(() => stop.CancelAfter(0), after: () => done == 1), stop.Token))
                done++;
            Assert.InRange(done, 1, 2);
        }

        Assert.Equal($"{_data.File("parts")}: the folder holds a cross-validation that was interrupted; \"{whole.Description.ResumeCommand(_data.File("parts"))}\" goes on with it", Assert.Throws<InputException>(() => ModelUse.LoadAll(_data.File("parts"))).Message);
        using var parts = RunSet.Resume(_data.File("parts"));
        Assert.Equal(Figures(expected), Figures(await RunAsync(_data.Options, Saving(parts))));
        Assert.Equal(whole.Description.Table.ToJsonString(), parts.Description.Table.ToJsonString());
        var page = XDocument.Parse(File.ReadAllText(parts.Folder("report.html")));
        Assert.Equal(5, page.Descendants("tbody").Single().Elements("tr").Count());
        foreach (var run in (string[])["fold-1", "fold-2", "fold-3", "all-rows"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(whole.Folder(run), "model.safetensors")), File.ReadAllBytes(Path.Combine(parts.Folder(run), "model.safetensors")));
    }

    [Fact]
    public async Task The_model_of_all_folds_is_the_mean_of_each()
    {
        using var runs = _data.Runs("runs");
        await RunAsync(_data.Options, Saving(runs) with { Averages = true });
        var data = await new DataSource().LoadAsync(_data.Table);
        var together = ModelUse.LoadAll(runs.Path);
        var alone = Enumerable.Range(1, 3).Select(fold => ModelUse.Load(runs.Folder($"fold-{fold}")).Predict(data).Outputs).ToArray();
        var mean = together.Predict(data).Outputs;
        Assert.Equal(3, together.Count);
        for (var i = 0; i < mean.Count; i++)
            Assert.Equal(alone.Average(outputs => outputs.Value(i)), mean.Value(i), 1e-6);

        var judged = together.Evaluate(data).Evaluation;
        double[] losses = [.. Enumerable.Range(0, 60).Select(row => -Math.Log(mean.Value(row * 3 + (row % 3) switch { 0 => 2, 1 => 1, _ => 0 })))];
        Assert.Equal(losses.Average(), judged.Loss, 1e-5);
        Assert.Equal($"{runs.Path}: the folder holds 3 models, whose predictions evaluate and predict average; name one of them: {runs.Folder("fold-1")}", Assert.Throws<InputException>(() => ModelUse.Load(runs.Path)).Message);
    }

    [Fact]
    public async Task A_fold_that_diverged_is_not_passed_over_later()
    {
        var options = _data.Options with { Network = new() { Layers = "8", Optimizer = "sgd", LearningRate = 1e5, Loss = "mse" } };
        using var runs = _data.Runs("runs");
        await Assert.ThrowsAsync<DivergedException>(() => RunAsync(options, Saving(runs)));
        Assert.Contains("the training diverged, and would diverge again", (await Assert.ThrowsAsync<InputException>(() => RunAsync(options, Saving(runs)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Means_and_deviations_are_over_the_folds()
    {
        var table = new FoldTable([.. new[] { 1.0, 2, 6 }.Select((loss, i) => new FoldResult(i + 1, 10, 5, [("loss", loss), ("accuracy", 0.5)]))]);
        Assert.Equal([3, 0.5], table.Means);
        Assert.Equal([Math.Sqrt(7), 0], table.Deviations);
        Assert.Equal("""{"fold":"standard_deviation","loss":2.6457513110645907,"accuracy":0}""", table.ToJson()[^1]!.ToJsonString());
    }

    private static FoldSaving Saving(RunSet runs) => new(runs, Averages: false, ChoosingData.Saving, ChoosingData.Saving);

    private static async Task<IReadOnlyList<FoldResult>> RunAsync(ExperimentOptions options, FoldSaving? saving)
    {
        var folds = await CrossValidation.PrepareAsync(options, 3);
        var results = new List<FoldResult>();
        await foreach (var result in folds.RunAsync(saving, progress: null))
            results.Add(result);
        if (saving is not null)
            Assert.True(await folds.KeepAsync(saving, new(results), progress: null));
        return results;
    }

    private static IEnumerable<(string, double)> Figures(IEnumerable<FoldResult> results) => results.SelectMany(result => result.Figures);

    /// <summary>Does something when training reports its progress for the first time after a condition holds.</summary>
    private sealed class Steps(Action act, Func<bool> after) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (after())
                act();
        }
    }
}
