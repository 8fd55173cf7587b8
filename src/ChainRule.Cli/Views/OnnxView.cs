using System.Globalization;
using ChainRule.Data;
using ChainRule.Onnx;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What an ONNX file holds.</summary>
internal static class OnnxView
{
    private const int LongestName = 200;

    public static void Write(IAnsiConsole console, string path, OnnxDescription file)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: ONNX, format {file.IrVersion}, operator set {file.Opset}{(file.Producer.Length > 0 ? $", written by {Short(file.Producer)}" : "")}"));
        console.WriteLabelled("inputs     ", Labelled.Listed(Short(file.Inputs)));
        console.WriteLabelled("outputs    ", Labelled.Listed(Short(file.Outputs)));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"numbers    {file.NumberCount:N0}"));
        var table = Tables.New("operator").AddRight("nodes");
        foreach (var (type, count, isSupported) in file.Operators)
            table.Add(Short(type) + (isSupported ? "" : " (not supported)"), count.ToString("N0", CultureInfo.InvariantCulture));
        console.Write(table);
    }

    private static string[] Short(IEnumerable<string> names) => [.. names.Select(Short)];

    private static string Short(string name) => Printable.Short(name, LongestName);
}
