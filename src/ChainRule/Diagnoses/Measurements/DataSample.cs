using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Diagnoses;

/// <summary>Rows of a data set, drawn at random, as the data have them.</summary>
/// <param name="Source">the data set</param>
/// <param name="Chosen">which rows</param>
/// <param name="Inputs">(rows, …) for each input</param>
/// <param name="Target">(rows, …)</param>
internal sealed record DataSample(BatchSource Source, int[] Chosen, IReadOnlyList<Tensor> Inputs, Tensor Target)
{
    private const int Most = 1000;

    public static DataSample Of(BatchSource source, int most = Most)
    {
        var rows = Rows(source.Count, most);
        Tensor[] inputs = [.. source.InputTypes.Select(type => type.NewBatch(rows.Length))];
        var target = source.TargetType.NewBatch(rows.Length);
        source.Load(rows, inputs, target);
        return new(source, rows, inputs, target);
    }

    /// <summary>At most so many rows, drawn without replacement: rows that lie evenly could follow a pattern of the data.</summary>
    public static int[] Rows(int count, int most) => new RandomSource(0, "diagnosis").Permutation(count)[..Math.Min(count, most)];
}
