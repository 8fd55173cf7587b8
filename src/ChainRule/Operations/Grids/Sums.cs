using ChainRule.Algebra;

namespace ChainRule.Operations;

/// <summary>Sums over any algebra.</summary>
public static class Sums
{
    /// <summary>The sum, starting with its first term rather than zero, so that it prints as it is; zero if there are no terms.</summary>
    public static T Of<T>(IEnumerable<T> terms)
        where T : IAlgebra<T>
    {
        var (sum, begun) = (T.Constant(0), false);
        foreach (var term in terms)
            (sum, begun) = (begun ? sum + term : term, true);
        return sum;
    }
}
