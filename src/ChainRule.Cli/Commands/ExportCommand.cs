using System.CommandLine;
using System.Text;
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
        var command = new Verb(
            "export",
            "Writes a trained model in a form that runs without ChainRule.",
            [
                "chainrule export runs/iris --csharp Iris.cs",
                "chainrule export runs/digits --csharp Assets/Digits.cs --namespace Game.Models",
            ])
        { model, csharp, named, space };
        command.Validators.Add(result =>
        {
            if (result.GetResult(csharp) is null)
                result.AddError("say what to export to: --csharp FILE.cs");
        });
        command.SetAction(parsed =>
        {
            var (path, file) = (parsed.GetRequiredValue(model), parsed.GetValue(csharp)!);
            OutputFile.Check(file, "a C# file", (path, "the model"));
            var names = CSharpNames.For(file, parsed.GetValue(space), parsed.GetValue(named));
            var code = CSharpFile.Write(ModelUse.Load(path), names);
            OutputFile.Write(file, to => WholeFile.Write(to, stream => stream.Write(Encoding.UTF8.GetBytes(code))));
        });
        return command;
    }
}
