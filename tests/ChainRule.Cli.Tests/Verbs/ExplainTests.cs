using System.Text.Json;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class ExplainTests(TrainedFlowers trained) : CommandTests
{
    private static readonly string Network = Fixtures.Network("one-one-one");

    [Fact]
    public async Task What_a_file_is_its_content_says()
    {
        Write("network", System.IO.File.ReadAllText(Fixtures.Network("one-one-one")));
        Assert.Equal((await RunAsync("explain", Fixtures.Network("one-one-one"))).Succeeded().Output, (await RunAsync("explain", "network")).Succeeded().Output);
    }

    [Fact]
    public async Task A_small_network_is_worked_whole()
    {
        var outcome = (await RunAsync("explain", Network)).Succeeded();
        Assert.Contains("    z⁽⁰⁾ = w⁽⁰⁾·x + b⁽⁰⁾ = 0.2·1 + 0.1 = 0.3", outcome.Lines);
        Assert.Contains("    δ⁽⁰⁾     = ∂L/∂z⁽⁰⁾ = ∂L/∂a⁽¹⁾·σ′(z⁽⁰⁾) = −0.01507·0.244458 = −0.00368398", outcome.Lines);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public async Task Options_say_what_is_told()
    {
        var plain = (await RunAsync("explain", Network, "--parameter", "0.weight[0,0]")).Succeeded();
        var full = (await RunAsync("explain", Network, "--parameter", "0.weight[0,0]", "--parameter", "input[0]", "--methods", "--error-shares", "--descent", "--round", "2", "--digits", "9", "--terms", "1")).Succeeded();
        Assert.Contains("= −0.00368398", plain.Output, StringComparison.Ordinal);
        Assert.Contains("= −0.00373525047", full.Output, StringComparison.Ordinal);
        foreach (var part in (string[])["in four ways", "seconds", "Shares of the error", "The loss as w⁽⁰⁾ varies", "input[0,0]"])
        {
            Assert.Contains(part, full.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(part == "input[0,0]" ? "∂L/∂x" : part, plain.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task All_terms_are_written_where_all_is_asked_for()
    {
        Write("wide.json", """{"input":[9],"layers":[{"type":"linear","out_features":1}],"loss":"mse","batch":{"input":[[1,2,3,4,5,6,7,8,9]],"target":[[1]]}}""");
        Assert.Contains("⋯", (await RunAsync("explain", "wide.json", "--parameter", "0.bias")).Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("⋯", (await RunAsync("explain", "wide.json", "--parameter", "0.bias", "--all")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_step_remembers_those_before_it()
    {
        Write("adam.json", """{"input":[1],"layers":[{"type":"linear","out_features":1,"bias":false}],"loss":"half_squared_error","optimizer":{"type":"adam","learning_rate":0.1},"parameters":{"0.weight":[[2]]},"batch":{"input":[[3]],"target":[[4]]}}""");
        Assert.Contains("= 0.9·0.6 + 0.1·5.1 ", (await RunAsync("explain", "adam.json", "--step", "2")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trained_model_is_explained_on_a_row()
    {
        var outcome = (await RunAsync("explain", trained.Run, "--data", trained.Data, "--row", "4", "--parameter", "0.weight[0,1]", "--format", "json")).Succeeded();
        var json = JsonElement.Parse(outcome.Output);
        Assert.Equal("0.weight[0,1]", json.GetProperty("subjects")[0].GetProperty("address").GetString());
        Assert.Equal("2.weight[1,1]", await Address(Path.Combine(trained.Run, "model.safetensors"), "2.weight[1,1]"));
    }

    [Fact]
    public async Task The_format_is_that_of_the_option_else_of_the_files_end()
    {
        foreach (var (name, start) in ((string, string)[])[("a.md", "# "), ("a.tex", @"\documentclass"), ("a.html", "<!"), ("a.json", "{"), ("a.txt", "one-one-one: ")])
        {
            Assert.Equal("", (await RunAsync("explain", Network, "--out", name)).Succeeded().Output);
            Assert.StartsWith(start, System.IO.File.ReadAllText(File(name)), StringComparison.OrdinalIgnoreCase);
        }

        (await RunAsync("explain", Network, "--out", "a.md", "--format", "json")).Succeeded();
        Assert.StartsWith("{", System.IO.File.ReadAllText(File("a.md")), StringComparison.Ordinal);
        (await RunAsync("explain", Network, "--out", "a.page", "--format", "html")).Succeeded();
        Assert.Equal(["a.html", "a.json", "a.md", "a.page", "a.tex", "a.txt"], Entries());
    }

    [Theory]
    [InlineData("zh", "LANG", "en_US.UTF-8", "正向传播")]
    [InlineData("en", "LANG", "zh_CN.UTF-8", "Forward")]
    [InlineData(null, "LANG", "zh_CN.UTF-8", "正向传播")]
    [InlineData(null, "LC_ALL", "zh_TW", "正向传播")]
    [InlineData(null, "LC_ALL", "de_DE.UTF-8", "Forward")]
    public async Task The_language_is_that_of_the_option_else_of_the_locale(string? option, string variable, string locale, string heading)
    {
        Variables["LC_ALL"] = Variables["LC_MESSAGES"] = Variables["LANG"] = "";
        Variables[variable] = locale;
        var outcome = (await RunAsync(["explain", Network, .. option is null ? [] : (string[])["--lang", option]])).Succeeded();
        Assert.Contains(heading, outcome.Lines);
    }

    private async Task<string?> Address(string model, string parameter) =>
        JsonElement.Parse((await RunAsync("explain", model, "--data", trained.Data, "--row", "0", "--parameter", parameter, "--format", "json")).Succeeded().Output)
            .GetProperty("subjects")[0].GetProperty("address").GetString();
}
