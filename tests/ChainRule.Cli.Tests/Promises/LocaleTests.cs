using System.Text.RegularExpressions;

namespace ChainRule.Cli.Tests.Promises;

public sealed partial class LocaleTests : CommandTests
{
    [Fact]
    public async Task Numbers_are_the_same_in_every_locale()
    {
        Write("flowers.csv", SmallData.Flowers());
        var usual = await TrainAndPredictAsync("usual");
        Variables["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0";
        Variables["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = "0";
        foreach (var locale in (string[])["de_DE.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8"])
        {
            Variables["LC_ALL"] = Variables["LANG"] = locale;
            Assert.Equal(usual, await TrainAndPredictAsync(locale[..5]));
        }
    }

    private async Task<string[]> TrainAndPredictAsync(string run)
    {
        var training = (await RunAsync("train", "flowers.csv", "--epochs", "2", "--learning-rate", "0.015", "--out", run)).Succeeded();
        var predicted = (await RunAsync("predict", run, "flowers.csv")).Succeeded();
        return [.. training.Lines.Select(line => Time().Replace(line, "").Replace(run, "", StringComparison.Ordinal)), .. predicted.Lines];
    }

    [GeneratedRegex(@"(?<=^epoch .* %) +[\d.]+ +[\d,]+$")]
    private static partial Regex Time();
}
