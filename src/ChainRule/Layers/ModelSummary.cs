using System.Globalization;
using System.Text;
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
        Layer[] layers = model is Sequential ? [.. model.Children] : [model];
        var rows = new List<Row>();
        foreach (var layer in layers)
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
        (string, string, string, string)[] lines =
        [
            ("", "layer", "output", "parameters"),
            .. Inputs.Select(input => ("", "input", input.Type.IsFloatingPoint() ? input.Shape.ToString() : input.ToString(), "")),
            .. Rows.Select(r => (r.Path, r.Layer, r.Output.ToString(), r.Parameters.ToString("N0", CultureInfo.InvariantCulture))),
            ("", "total", "", ParameterCount.ToString("N0", CultureInfo.InvariantCulture)),
        ];
        var widths = (lines.Max(l => l.Item1.Length), lines.Max(l => l.Item2.Length), lines.Max(l => l.Item3.Length), lines.Max(l => l.Item4.Length));
        var text = new StringBuilder();
        foreach (var (path, layer, output, parameters) in lines)
            text.Append($"{path.PadRight(widths.Item1)}  {layer.PadRight(widths.Item2)}  {output.PadRight(widths.Item3)}  {parameters.PadLeft(widths.Item4)}".TrimEnd()).Append('\n');
        return text.ToString();
    }
}
