using System.CommandLine;
using System.Globalization;
using System.Text;
using ChainRule.Cli.Commands.Options;
using ChainRule.Cli.Views;
using ChainRule.Formats;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.PlainCode;

namespace ChainRule.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        var model = Arguments.Path("MODEL", "a run's folder, or its model.safetensors");
        var csharp = Arguments.Text("--csharp", "write one C# file without dependencies (C# 9, .NET Standard 2.0)", "FILE.cs");
        var named = Arguments.Text("--class", "what its class is called (default: as the file)", "NAME");
        var space = Arguments.Text("--namespace", $"the namespace of the class (default {CSharpNames.UsualNamespace})", "NAME");
        var onnx = new OnnxArguments();
        var command = new Verb(
            "export",
            "Writes a trained model in a form that runs without ChainRule.",
            [
                "chainrule export runs/iris --csharp Iris.cs",
                "chainrule export runs/digits --csharp Assets/Digits.cs --namespace Game.Models",
                "chainrule export runs/iris --onnx iris.onnx --dynamic-batch --with-preparation",
            ])
        { model, csharp, named, space, onnx.File };
        command.AddAll(onnx.Settings);
        command.Validators.Add(result =>
        {
            var isOnnx = result.GetResult(onnx.File) is not null;
            if (isOnnx == result.GetResult(csharp) is not null)
                result.AddError("say what to export to: --csharp FILE.cs or --onnx FILE.onnx");
            else if (((Option[])[named, space, .. onnx.Settings]).FirstOrDefault(option => result.GetResult(option) is { Implicit: false } && onnx.Settings.Contains(option) != isOnnx) is { } other)
                result.AddError($"{other.Name} goes with {(isOnnx ? "--csharp" : "--onnx")}");
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(onnx.File) is { } file)
                WriteDone(file, $"ONNX, operator set {onnx.Write(parsed, parsed.GetRequiredValue(model), file)}");
            else
                WriteCode(parsed);
        });
        return command;

        void WriteCode(ParseResult parsed)
        {
            var (path, file) = (parsed.GetRequiredValue(model), parsed.GetValue(csharp)!);
            OutputFile.Check(file, "a C# file", (path, "the model"));
            var names = CSharpNames.For(file, parsed.GetValue(space), parsed.GetValue(named));
            var code = CSharpFile.Write(ModelUse.Load(path), names);
            OutputFile.Write(file, to => WholeFile.Write(to, stream => stream.Write(Encoding.UTF8.GetBytes(code))));
            WriteDone(file, $"class {names.Namespace}.{names.Class}");
        }

        void WriteDone(string file, string what) =>
            Consoles.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {what}, {new FileInfo(file).Length:N0} bytes"));
    }
}
