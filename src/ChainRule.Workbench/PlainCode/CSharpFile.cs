using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.PlainCode;

/// <summary>
/// A network as one C# file without dependencies, for C# 9 and .NET Standard 2.0 or later: the weights, and a static Predict that reads like what the
/// network computes.
/// </summary>
public static class CSharpFile
{
    // The last string of a program must begin within 16 MiB, and a number takes nearly six characters of two bytes.
    private const long MostEncoded = 1_400_000;

    /// <summary>A trained model, with its classes and its preparation of rows; windows of rows are prepared by its caller.</summary>
    /// <exception cref="InputException">an operation cannot be written, or there are too many numbers</exception>
    public static string Write(ModelUse use, CSharpNames names)
    {
        var model = use.Model;
        var classes = model.Output.Rank != 1 ? null
            : model.Classes ?? (model.Loss.TakesClassIndexes ? ClassNames.Of(null, model.Output.Count) : null);
        var tape = new Recorded(model.Network, new(model.Input, model.Network.DataType()), model.File);
        return tape.Write(names, [.. Answers(tape, model.Loss, classes), .. use.Preparation is { Windows: null } preparation ? new RowCode(preparation).Members() : Array.Empty<string>()]);
    }

    /// <summary>Layers alone.</summary>
    /// <param name="model">the layers, whose own operations must be among those of the library</param>
    /// <param name="input">the shape of one sample</param>
    /// <param name="names">what the class is called</param>
    /// <param name="type">the type of the sample's numbers; null for that of the parameters. Predict takes whole numbers as floats, which hold them exactly up to 2²⁴</param>
    /// <exception cref="InputException">an operation cannot be written, or there are too many numbers</exception>
    public static string Write(Layer model, Shape input, CSharpNames names, DType? type = null) => new Recorded(model, new(input, type ?? model.DataType()), names.Class).Write(names, []);

    private static IEnumerable<string> Answers(Recorded tape, Loss loss, IReadOnlyList<string>? classes)
    {
        if (loss.GivesProbabilities)
        {
            yield return "";
            yield return "/// <summary>The outputs of <see cref=\"Predict\"/> as probabilities, which its loss defines.</summary>";
            foreach (var line in CSharp.Block("public static float[] Probabilities(float[] x)", tape.After(loss.Probabilities)))
                yield return line;
        }

        if (classes is null)
            yield break;
        var answer = loss.GivesProbabilities ? "Probabilities" : "Predict";
        foreach (var line in ClassMembers(classes, tape.Output.Shape.Count == 1 && loss.Threshold is not null, answer))
            yield return line;
    }

    private static IEnumerable<string> ClassMembers(IReadOnlyList<string> classes, bool isThreshold, string answer) =>
    [
        "",
        "/// <summary>The names of the classes, in the order of the outputs.</summary>",
        $"public static readonly string[] Classes = {CSharp.Words(classes)};",
        "",
        "/// <summary>The place of the predicted class among <see cref=\"Classes\"/>.</summary>",
        .. CSharp.Block("public static int PredictClass(float[] x)", isThreshold
            ? [$"return {answer}(x)[0] > 0.5f ? 1 : 0;"]
            :
            [
                $"float[] outputs = {answer}(x);",
                "int best = 0;",
                "for (int i = 1; i < outputs.Length; i++)",
                "    if (outputs[i] > outputs[best])",
                "        best = i;",
                "return best;",
            ]),
    ];

    /// <summary>The layers' computation for one sample, on a tape.</summary>
    private sealed class Recorded
    {
        private readonly string _file;
        private readonly TapeCode _code;
        private readonly Variable _input;

        public Recorded(Layer model, TensorType input, string file)
        {
            (_file, _code) = (file, new(file));
            _input = new Tape().Input(new Tensor(input.Shape.Prepend(1), input.Type), "x");
            Output = model.Forward(_input);
        }

        public Variable Output { get; }

        /// <summary>Statements for what is computed from the output.</summary>
        public IEnumerable<string> After(Func<Variable, Variable> computed) => ["float[] y = Predict(x);", .. _code.Write(Output, "y", computed(Output))];

        public string Write(CSharpNames names, IReadOnlyList<string> members)
        {
            var (input, output) = (_input.Shape.WithoutFirst(), Output.Shape.WithoutFirst());
            string[] written =
            [
                $"/// <summary>How many numbers <see cref=\"Predict\"/> takes: {input}.</summary>",
                $"public const int InputCount = {CSharp.Integer(input.Count)};",
                "",
                $"/// <summary>How many numbers <see cref=\"Predict\"/> gives: {output}.</summary>",
                $"public const int OutputCount = {CSharp.Integer(output.Count)};",
                "",
                "/// <summary>The outputs of the network for one sample.</summary>",
                $"/// <param name=\"x\">{input}, row by row</param>",
                $"/// <returns>{output}, row by row</returns>",
                .. CSharp.Block("public static float[] Predict(float[] x)",
                [
                    "if (x == null || x.Length != InputCount)",
                    $"    throw new ArgumentException(\"The input must be {input}: {CSharp.Integer(input.Count)} numbers, row by row.\", nameof(x));",
                    .. _code.Write(_input, "x", Output),
                ]),
                .. members,
                .. Constants(),
            ];
            if (written.Any(line => line.Contains($"[] {names.Class} =", StringComparison.Ordinal)))
                throw new InputException(_file, null, $"a C# class cannot be called \"{names.Class}\", like one of its fields", "name it with --class");
            return CSharp.Text(
            [
                "// <auto-generated>",
                "// A trained network, written by ChainRule: plain C# 9, without dependencies.",
                "// </auto-generated>",
                "using System;",
                "",
                .. CSharp.Block($"namespace {names.Namespace}",
                [
                    $"/// <summary>A trained network, which makes {output} of {input}: float[] y = {names.Class}.Predict(x);</summary>",
                    .. CSharp.Block($"public static class {names.Class}", [.. written, .. Routine.CalledBy(written)]),
                ]),
            ]);
        }

        private IEnumerable<string> Constants() => _code.Constants.EncodedBeforeLast is var count && count <= MostEncoded
            ? _code.Constants.Lines()
            : throw new InputException(_file, null, $"the network has {count} weights beside its largest tensor, and a C# program can hold {MostEncoded}", "export it to another format");
    }
}
