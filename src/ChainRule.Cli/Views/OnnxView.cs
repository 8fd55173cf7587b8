using System.Globalization;
using ChainRule.Onnx;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What an ONNX file holds.</summary>
internal static class OnnxView
{
    public static void Write(IAnsiConsole console, string path, OnnxDescription file)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: ONNX, format {file.IrVersion}, operator set {file.Opset}{(file.Producer.Length > 0 ? $", written by {file.Producer}" : "")}"));
        console.WriteLabelled("inputs     ", Labelled.Listed(file.Inputs));
        console.WriteLabelled("outputs    ", Labelled.Listed(file.Outputs));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"numbers    {file.NumberCount:N0}"));
        var table = Tables.New("operator").AddRight("nodes");
        foreach (var (type, count, isSupported) in file.Operators)
            table.Add(isSupported ? type : $"{type} (not supported)", count.ToString("N0", CultureInfo.InvariantCulture));
        console.Write(table);
    }
}
