using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Refuses samples that are not finite.</summary>
internal static class FiniteData
{
    /// <summary>Refuses a tensor of samples with an element that is NaN or infinite.</summary>
    /// <param name="values">(rows, …) in the model's type</param>
    /// <param name="given">the same as they were given, perhaps in a type that holds larger numbers</param>
    /// <param name="what">input or target</param>
    /// <param name="rows">which sample each row is; by default they are counted from 0</param>
    /// <exception cref="NonFiniteException">there is such an element; the message names the first</exception>
    public static void Require(Tensor values, Tensor given, string what, ReadOnlySpan<int> rows = default)
    {
        if (EnsureFinite.FirstNotFinite(values) is not { } element)
            return;
        var indexes = values.Shape.IndexesOf(element);
        var place = indexes.Length == 1 ? what : $"{what} [{string.Join(", ", indexes[1..])}]";
        throw new NonFiniteException(FormattableString.Invariant(
            $"Sample {(rows.IsEmpty ? indexes[0] : rows[indexes[0]])}, {place} is {Words(given.Value(element))}. Correct the value, or leave the sample out (samples count from 0)."));
    }

    private static string Words(double value) => double.IsFinite(value)
        ? FormattableString.Invariant($"{value}, which is too large for 32 bits")
        : double.IsNaN(value) ? "NaN" : "infinite";
}
