namespace ChainRule.Workbench.Reporting.Judging;

/// <summary>Keeps the worst of many mistakes; of equal ones, those that come first in the set.</summary>
internal sealed class WorstMistakes(int most)
{
    private static readonly Comparer<(double Size, int Sample)> WorstFirst =
        Comparer<(double Size, int Sample)>.Create((a, b) => b.Size.CompareTo(a.Size) is var bySize and not 0 ? bySize : a.Sample.CompareTo(b.Sample));

    private readonly SortedList<(double Size, int Sample), Mistake> _kept = new(most + 1, WorstFirst);

    /// <summary>The worst first.</summary>
    public IReadOnlyList<Mistake> Mistakes => [.. _kept.Values];

    /// <summary>Adds a mistake, which is made only if it is among the worst.</summary>
    public void Add(int sample, double size, Func<Mistake> make)
    {
        if (_kept.Count == most && WorstFirst.Compare((size, sample), _kept.Keys[^1]) > 0)
            return;
        _kept.Add((size, sample), make());
        if (_kept.Count > most)
            _kept.RemoveAt(most);
    }
}
