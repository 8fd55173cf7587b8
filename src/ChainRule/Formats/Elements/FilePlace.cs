using System.Globalization;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Where in a file something is read; null stands for all of it.</summary>
internal readonly record struct FilePlace(string File, string? Place = null)
{
    // NumPy's.
    private const int MaximumRank = 64;

    /// <summary>The exception that says what is wrong here.</summary>
    public InputException Refuse(string problem, string? remedy = null, Exception? cause = null) => new(File, Place, problem, remedy, cause);

    /// <summary>A tensor's place, by its name.</summary>
    public FilePlace Tensor(string name) => this with { Place = $"tensor \"{name}\"" };

    /// <summary>The shape of sizes as a file gives them.</summary>
    /// <exception cref="InputException">a size is negative, or there are more elements than a tensor can hold</exception>
    public Shape Shape(IReadOnlyList<long> sizes)
    {
        if (sizes.Count > MaximumRank)
            throw Refuse(FormattableString.Invariant($"the shape has {sizes.Count} dimensions, more than the maximum of {MaximumRank}"));
        if (sizes.Any(size => size is < 0 or > int.MaxValue))
            throw Refuse($"the shape [{string.Join(", ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)))}] has a size that is not from 0 to {int.MaxValue}");
        try
        {
            return new([.. sizes.Select(size => (int)size)]);
        }
        catch (ShapeException fault)
        {
            throw Refuse(fault.Message.TrimEnd('.'), cause: fault);
        }
    }
}
