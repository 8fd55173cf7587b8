using System.CommandLine;
using ChainRule.Cli.Views;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Commands;

internal static class RunCommand
{
    public static Command Create()
    {
        var file = Arguments.Path("FILE", "an ONNX model");
        var inputs = Arguments.Texts("--input", "an input and the file of its values: npy, npz, pb, csv or json; an only input needs no name", "NAME=FILE");
        var output = Arguments.Text("--output", "the folder to write the outputs to, each as an npy file", "FOLDER");
        var check = Arguments.Text("--check", "compare the outputs with those stored in an npz file; a difference ends with the exit code 1", "FILE");
        var tolerance = Arguments.Number("--tolerance", "the difference that --check allows, relative to the value, or to 1 if that is more (default 1e-5)", 0);
        var memory = Arguments.Memory("how much memory computed values may take at once, such as 200M or 4G (default: half of the machine's)");
        var json = Arguments.Flag("--json", "print one JSON object with the outputs");
        var command = new Verb(
            "run",
            "Runs an ONNX model, from whatever program it comes.",
            [
                "chainrule run model.onnx --input pictures.npy",
                "chainrule run model.onnx --input a=first.npy --input b=second.npy --json",
                "chainrule run model.onnx --input rows.csv --check expected.npz",
            ])
        { file, inputs, output, check, tolerance, memory, json };
        command.SetAction(parsed =>
        {
            var model = OnnxModel.Open(parsed.GetRequiredValue(file));
            var (folder, expected) = (parsed.GetValue(output), parsed.GetValue(check));
            if (File.Exists(folder))
                throw new InputException(folder, null, "this is a file", "name a folder for the outputs");
            var stored = expected is null ? null : Npz.Read(expected);
            var outputs = model.Run(GivenInputs.Read(model, parsed.GetValue(inputs) ?? [], parsed.GetRequiredValue(file)), parsed.GetValue(memory) is { } limit ? new(limit.Bytes) : null);
            if (folder is not null)
                Save(folder, outputs);
            if (parsed.GetValue(json))
                WriteJson(outputs);
            else
                OutputTable.Write(Consoles.Output, outputs);
            return stored is not null ? Check(outputs, stored, expected!, parsed.GetValue(tolerance) ?? 1e-5) : Faults.Success;
        });
        return command;
    }

    private static int Check(IReadOnlyDictionary<string, NumpyArray> outputs, IReadOnlyDictionary<string, NumpyArray> stored, string file, double tolerance)
    {
        var check = OutputCheck.Of(outputs, stored, file, tolerance);
        Faults.Print($"{file}: {(check.Difference is { } difference ? difference : $"{Plural.Of(check.Compared, "output")} equal within {tolerance:0.###e-0;;0}")}");
        return check.Difference is null ? Faults.Success : Faults.WorkFailed;
    }

    private static void Save(string folder, IReadOnlyDictionary<string, NumpyArray> outputs)
    {
        OutputFile.Write(folder, path => Directory.CreateDirectory(path));
        var names = new OutputNames();
        foreach (var (place, (name, array)) in outputs.Index())
            OutputFile.Write(Path.Combine(folder, $"{names.Of(name, place)}.npy"), path => Npy.Write(path, array.Tensor));
    }

    private static void WriteJson(IReadOnlyDictionary<string, NumpyArray> outputs)
    {
        using var stream = new MemoryStream();
        ArrayJson.Write(stream, outputs);
        Console.WriteLine(System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }
}
