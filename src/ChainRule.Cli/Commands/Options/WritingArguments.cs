using System.CommandLine;
using System.Text;
using ChainRule.Cli.Views;
using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;
using ChainRule.Formats;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that say how and where an explanation is written.</summary>
internal sealed class WritingArguments
{
    private static readonly RenderingOptions Usual = new();

    private static readonly OrderedDictionary<string, ExplanationFormat> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = ExplanationFormat.Text,
        [".md"] = ExplanationFormat.Markdown,
        [".tex"] = ExplanationFormat.Latex,
        [".html"] = ExplanationFormat.Html,
        [".htm"] = ExplanationFormat.Html,
        [".json"] = ExplanationFormat.Json,
    };

    private readonly Option<ExplanationFormat?> _format = Arguments.OneOf<ExplanationFormat>("--format", "the format (default: from the extension of --out, else text)");
    private readonly Option<string?> _output = Arguments.Text("--out", "the file to write (default: standard output)", "FILE");
    private readonly Option<string?> _language = Arguments.OneOf("--lang", "the language of the words (default: the locale's)", "en", "zh");
    private readonly Option<int?> _digits = Arguments.Count("--digits", $"significant digits of numbers (default {Usual.Digits})", 1, 17);

    public void AddTo(Command command) => command.AddAll(_format, _output, _language, _digits);

    /// <summary>Refuses, before the work, a file that cannot be written or that is an input.</summary>
    public void Check(ParseResult parsed, params IEnumerable<(string? Path, string Name)> inputs)
    {
        if (parsed.GetValue(_output) is not { } file)
            return;
        OutputFile.Check(file, "a file", inputs);
        FormatOf(parsed);
    }

    public void Write(ParseResult parsed, Explanation explanation)
    {
        var file = parsed.GetValue(_output);
        var format = FormatOf(parsed);
        var options = Usual with { Digits = parsed.GetValue(_digits) ?? Usual.Digits, Language = Locale.Of(parsed.GetValue(_language)) };
        if (file is not null)
            OutputFile.Write(file, path => WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ExplanationWriter.Write(explanation, format, options)))));
        else if (format == ExplanationFormat.Text && !Console.IsOutputRedirected)
            ExplanationView.Write(Consoles.Output, explanation, options);
        else
            ExplanationWriter.Write(Console.Out, explanation, format, options);
    }

    private ExplanationFormat FormatOf(ParseResult parsed)
    {
        if (parsed.GetValue(_format) is { } named)
            return named;
        if (parsed.GetValue(_output) is not { } file || Path.GetExtension(file) is not { Length: > 0 } ending)
            return ExplanationFormat.Text;
        return Endings.TryGetValue(ending, out var format)
            ? format
            : throw new InputException(file, null, $"explanations are not written as {ending} files", $"end the name in {string.Join(", ", Endings.Keys)}, or add --format");
    }
}
