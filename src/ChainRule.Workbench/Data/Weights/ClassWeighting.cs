using System.Globalization;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Weights;

/// <summary>How much the samples of each class count in the loss: <c>balanced</c>, or <c>rare=5,common=0.5</c>, where other classes count 1.</summary>
internal static class ClassWeighting
{
    private const string Balanced = "balanced";

    private static readonly Location Place = new(UserInput.CommandLine, "--class-weights");

    /// <summary>The training samples with the weights of their classes, which multiply their own, and a sentence that names them.</summary>
    /// <exception cref="InputException">there are no classes, or the text is wrong</exception>
    public static PreparedData AddTo(PreparedData data, string text)
    {
        var train = data.Sets.Train;
        if (!train.HasClasses)
            throw Place.Refuse("numbers are predicted, not a class", "leave it out, or weigh rows with --weight");
        var (names, classes) = (ClassNames.Of(train.Classes, train.ClassCount), train.LoadTargets().Span<long>().ToArray());
        var weights = text == Balanced ? OfCounts(classes, names.Count) : Given(text, names);
        var own = train.Weights?.Span<float>().ToArray();
        float[] each = [.. classes.Select((c, sample) => (float)weights[c] * (own?[sample] ?? 1))];
        return data with
        {
            Sets = data.Sets with { Train = train.Weighted(Tensor.From<float>(each, each.Length)) },
            Notes = [.. data.Notes, $"in the loss, classes count {string.Join(", ", names.Zip(weights, (name, weight) => string.Create(CultureInfo.InvariantCulture, $"{ShownWord.Of(name)}: {weight:0.###}")))}"],
        };
    }

    // n / (k·nᶜ) for n samples of the k classes that occur: each class counts the same in all.
    private static double[] OfCounts(long[] classes, int count)
    {
        var counts = new int[count];
        foreach (var c in classes)
            counts[c]++;
        var occurring = counts.Count(samples => samples > 0);
        return [.. counts.Select(samples => samples == 0 ? 1 : classes.Length / ((double)occurring * samples))];
    }

    private static double[] Given(string text, IReadOnlyList<string> names)
    {
        double[] weights = [.. names.Select(_ => 1.0)];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.LastIndexOf('=');
            if (equals < 0)
                throw Place.Refuse($"\"{part}\" is not the weight of a class", "write balanced, or a weight for each class: rare=5,common=0.5");
            var place = names.ToList().IndexOf(part[..equals]);
            if (place < 0)
                throw Place.Refuse($"there is no class \"{part[..equals]}\"", $"the classes are {Listing.Words(names)}");
            weights[place] = double.TryParse(part[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && (float)weight > 0 && float.IsFinite((float)weight)
                ? weight
                : throw Place.Refuse($"\"{part[(equals + 1)..]}\" is not a weight", "write a number above 0");
        }

        return weights;
    }
}
