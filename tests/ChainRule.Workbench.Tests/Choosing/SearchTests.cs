using System.Xml.Linq;
using ChainRule.Data;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Tests.Choosing;

public sealed class SearchTests : IDisposable
{
    private readonly ChoosingData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_best_third_goes_on_and_the_best_of_all_is_kept()
    {
        var search = await _data.SearchAsync();
        using var runs = _data.Runs("runs", "search");
        var results = await RunAsync(search, runs);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], results.Take(9).Select(result => result.Number));
        Assert.Equal(results.Take(9).OrderBy(result => result.Loss).Take(3).Select(result => result.Number).Order(), results.Skip(9).Take(3).Select(result => result.Number));
        Assert.Equal([1, 3, 9], results.Select(result => result.Epochs).Distinct());
        Assert.Equal(13, results.Count);

        var (best, folder) = (await search.KeepBestAsync(runs, "chainrule search"))!.Value;
        Assert.Equal(results[12].Number, best.Number);
        Assert.Equal([folder], Directory.EnumerateDirectories(runs.Path));
        var page = XDocument.Parse(File.ReadAllText(runs.Folder("report.html")));
        Assert.Equal(search.Results.Select(result => $"{result.Number}"), page.Descendants("tbody").Single().Elements("tr").Select(row => row.Elements("td").First().Value));
        Assert.Equal(best.Loss, ModelUse.Load(runs.Path) is var use ? Validate(use, best) : double.NaN, 1e-6);
    }

    [Fact]
    public async Task The_best_run_is_the_one_that_train_gives_with_its_settings()
    {
        var search = await _data.SearchAsync();
        using var runs = _data.Runs("runs", "search");
        await RunAsync(search, runs);
        var (best, folder) = (await search.KeepBestAsync(runs, "chainrule search"))!.Value;
        var alone = await Experiment.PrepareAsync(_data.Trial(best.Settings));
        await alone.TrainAsync(null, TestContext.Current.CancellationToken);
        var kept = ModelUse.Load(folder).Model;
        foreach (var (a, b) in alone.Model.Network.Parameters.Zip(kept.Network.Parameters))
            Assert.Equal(a.Tensor.ToDoubles(), b.Tensor.ToDoubles());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(12)]
    public async Task A_search_that_goes_on_is_the_one_that_was_not_interrupted(int after)
    {
        var whole = await _data.SearchAsync();
        using var expected = _data.Runs("whole", "search");
        await RunAsync(whole, expected);
        using (var first = _data.Runs("parts", "search"))
        {
            // As if the process had been killed between two trials.
            await foreach (var result in (await _data.SearchAsync()).RunAsync(first, null))
            {
                if (--after == 0)
                    break;
            }

            Assert.Single(first.Description.Models);
        }

        using var parts = RunSet.Resume(_data.File("parts"));
        var search = await _data.SearchAsync();
        Assert.Equal(13, (await RunAsync(search, parts)).Count);
        Assert.Equal(expected.Description.Table.ToJsonString(), parts.Description.Table.ToJsonString());
        Assert.Equal(expected.Description.Models, parts.Description.Models);
    }

    [Fact]
    public async Task An_interrupted_search_has_a_model_that_is_the_best_so_far()
    {
        var search = await _data.SearchAsync();
        using var runs = _data.Runs("runs", "search");
        await foreach (var _ in search.RunAsync(runs, null))
        {
            if (search.Results.Count == 4)
                break;
        }

        Assert.Equal($"trial-{search.Results[0].Number:00}", Assert.Single(runs.Description.Models));
        Assert.Equal(2, ModelUse.Load(runs.Path).Model.Input.Count);
        Assert.Equal($"{runs.Path}: the folder holds a search that was interrupted; \"{runs.Description.ResumeCommand(runs.Path)}\" goes on with it; add --overwrite to replace it", Assert.Throws<InputException>(() => RunSet.Check(runs.Path, overwrite: false)).Message);
    }

    [Fact]
    public async Task When_time_is_over_the_best_so_far_is_complete()
    {
        var search = await _data.SearchAsync("1s", epochs: 27);
        using var runs = _data.Runs("runs", "search");
        runs.Describe(runs.Description with { Time = TimeSpan.FromSeconds(1) });
        var results = await RunAsync(search, runs);
        Assert.Equal((1, 3), (Assert.Single(results).Number, results[0].Epochs));
        Assert.NotNull(await search.KeepBestAsync(runs, "chainrule search"));
        Assert.True(RunStatus.Of(runs.Folder("trial-01")).IsComplete);
    }

    [Fact]
    public async Task A_search_in_which_all_trials_diverge_keeps_none()
    {
        var options = _data.Options with { Network = new() { Layers = "8", Optimizer = "sgd", Loss = "mse" } };
        var search = await Search.PrepareAsync(options, SearchSpace.Read("learning_rate=1e5|1e6", ["learning_rate"]), new(2, null), settings => new(options with { Patience = 10, Network = options.Network with { LearningRate = double.Parse(settings.Values[0].Value, System.Globalization.CultureInfo.InvariantCulture) } }, ChoosingData.Saving));
        using var runs = _data.Runs("runs", "search");
        Assert.All(await RunAsync(search, runs), result => Assert.Empty(result.Figures));
        Assert.Null(await search.KeepBestAsync(runs, "chainrule search"));
    }

    [Fact]
    public async Task Without_validation_rows_nothing_can_be_compared()
    {
        var fault = await Assert.ThrowsAsync<InputException>(() => Search.PrepareAsync(_data.Options with { Validation = 0 }, SearchSpace.Read("batch=1|2", ["batch"]), new(2, null), _ => new(_data.Options with { Validation = 0 }, ChoosingData.Saving)));
        Assert.Equal("command line, --validation: there are no validation rows to compare settings by; give --validation a share above 0", fault.Message);
    }

    private static async Task<IReadOnlyList<TrialResult>> RunAsync(Search search, RunSet runs)
    {
        var results = new List<TrialResult>();
        await foreach (var result in search.RunAsync(runs, null))
            results.Add(result);
        return results;
    }

    // The loss on the rows that validated the trial.
    private double Validate(ModelUse use, TrialResult best)
    {
        var experiment = Experiment.PrepareAsync(_data.Trial(best.Settings)).GetAwaiter().GetResult();
        return new ChainRule.Training.Evaluator(use.Model.Network, use.Model.Loss).Evaluate(experiment.Sets.Validation!).Loss;
    }
}
