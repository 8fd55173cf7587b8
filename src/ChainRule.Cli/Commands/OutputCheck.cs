using System.Globalization;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Cli.Commands;

/// <summary>Outputs compared with stored ones: by name, or in order if no name is the same; what else is stored is passed over.</summary>
/// <param name="Compared">how many were compared</param>
/// <param name="Difference">the first that was found; null if there is none</param>
internal sealed record OutputCheck(int Compared, string? Difference)
{
    public static OutputCheck Of(IReadOnlyDictionary<string, NumpyArray> outputs, IReadOnlyDictionary<string, NumpyArray> stored, string file, double tolerance)
    {
        var isNamed = outputs.Keys.Any(stored.ContainsKey);
        if (!isNamed && stored.Count != outputs.Count)
            throw new InputException(file, null, FormattableString.Invariant($"it has {stored.Count} arrays and none with the name of an output, but there are {outputs.Count} outputs"));
        var pairs = isNamed ? stored.Where(pair => outputs.ContainsKey(pair.Key)).Select(pair => (pair.Key, outputs[pair.Key], pair.Value)) : outputs.Zip(stored, (pair, other) => (pair.Key, pair.Value, other.Value));
        return new(pairs.Count(), pairs.Select(pair => Compare(pair.Key, pair.Item2, pair.Item3, tolerance)).FirstOrDefault(difference => difference is not null));
    }

    private static string? Compare(string name, NumpyArray output, NumpyArray stored, double tolerance)
    {
        var (computed, wanted) = (output.Tensor, stored.Tensor);
        if (computed.Shape != wanted.Shape)
            return $"output {name} has the shape {computed.Shape}, but {wanted.Shape} is stored";
        for (var i = 0; i < computed.Count; i++)
        {
            var (a, b) = (computed.Value(i), wanted.Value(i));
            if (!a.Equals(b) && !(Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(b))))
                return FormattableString.Invariant($"output {name} is {Digits(a, computed)} at place {i} of {computed.Count}, but {Digits(b, wanted)} is stored");
        }

        return null;
    }

    private static string Digits(double value, Tensor of) => of.Type == DType.Float32 ? ((float)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
}
