using System.Globalization;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>A model layer by layer: path, layer, output shape of one sample, number of trained parameters.</summary>
public sealed class ModelSummary
{
    /// <summary>One layer's line.</summary>
    /// <param name="Path">where the layer stands in the model</param>
    /// <param name="Layer">the layer with its settings</param>
    /// <param name="Output">the shape of one sample's output</param>
    /// <param name="Parameters">how many trained numbers it has</param>
    public readonly record struct Row(string Path, string Layer, Shape Output, long Parameters);

    internal ModelSummary(Layer model, ReadOnlySpan<TensorType> inputs)
    {
        var types = inputs.ToArray();
        Inputs = types;
        var rows = new List<Row>();
        foreach (var layer in model is Sequential ? model.Children : [model])
        {
            types = [layer.OutputType(types)];
            rows.Add(new(layer.Path, layer.ToString()!, types[0].Shape, layer.ParameterCount));
        }

        Rows = rows;
    }

    /// <summary>Type and shape of each input of one sample.</summary>
    public IReadOnlyList<TensorType> Inputs { get; }

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>The number of trained numbers in all.</summary>
    public long ParameterCount => Rows.Sum(row => row.Parameters);

    /// <summary>The table as text.</summary>
    public override string ToString()
    {
        string[][] lines =
        [
            ["", "layer", "output", "parameters"],
            .. Inputs.Select(input => new[] { "", "input", input.Type.IsFloatingPoint() ? input.Shape.ToString() : input.ToString(), "" }),
            .. Rows.Select(row => new[] { row.Path, row.Layer, row.Output.ToString(), row.Parameters.ToString("N0", CultureInfo.InvariantCulture) }),
            ["", "total", "", ParameterCount.ToString("N0", CultureInfo.InvariantCulture)],
        ];
        int[] widths = [.. lines[0].Select((_, column) => lines.Max(line => line[column].Length))];
        return string.Concat(lines.Select(line => $"{line[0].PadRight(widths[0])}  {line[1].PadRight(widths[1])}  {line[2].PadRight(widths[2])}  {line[3].PadLeft(widths[3])}".TrimEnd() + "\n"));
    }
}
