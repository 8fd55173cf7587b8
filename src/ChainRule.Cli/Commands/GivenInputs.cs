using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx;

namespace ChainRule.Cli.Commands;

/// <summary>The inputs of a graph as a command line gives them: NAME=FILE, or FILE if there is only one.</summary>
internal static class GivenInputs
{
    public static IReadOnlyDictionary<string, NumpyArray> Read(OnnxModel model, IEnumerable<string> texts, string file)
    {
        var arrays = new Dictionary<string, NumpyArray>();
        foreach (var text in texts)
        {
            var input = model.Inputs.Where(one => text.StartsWith($"{one.Name}=", StringComparison.Ordinal)).MaxBy(one => one.Name.Length);
            var path = input is null ? text : text[(input.Name.Length + 1)..];
            input ??= model.Inputs is [var only] && (File.Exists(path) || !path.Contains('=')) ? only : throw Refuse($"--input {text} names none of its inputs");
            if (path.Length == 0)
                throw Refuse($"--input {text} names no file");
            if (!arrays.TryAdd(input.Name, ArrayFile.Read(path, input.Name, input.Type)))
                throw Refuse($"its input {input.Name} is given twice");
        }

        return model.Inputs.FirstOrDefault(input => !arrays.ContainsKey(input.Name)) is { } missing ? throw Refuse($"its input {missing.Name} is not given") : arrays;

        InputException Refuse(string problem) => new(file, null, problem, $"write --input NAME=FILE for each of {string.Join(", ", model.Inputs.Select(input => $"{input.Name}: {input.Declaration}"))}");
    }
}
