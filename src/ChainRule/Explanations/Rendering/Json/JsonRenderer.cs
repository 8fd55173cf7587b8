using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Explanations.ErrorShares;
using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Methods;
using ChainRule.Explanations.Networks;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Json;

/// <summary>The data as JSON, with figures in full precision; formulas in plain text and in LaTeX. Missing values are null.</summary>
internal sealed class JsonRenderer(Language language)
{
    // Of numbers within a formula; figures of their own have all digits.
    private const int Digits = 15;

    public static string Render(Explanation explanation, Language language)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new JsonRenderer(language).Whole(explanation).WriteTo(writer);
        return Printable.Json(Encoding.UTF8.GetString(stream.ToArray())) + "\n";
    }

    private JsonObject Whole(Explanation explanation) => new()
    {
        ["network"] = explanation.Network,
        ["language"] = language == Language.Chinese ? "zh" : "en",
        ["warning"] = explanation.Warning?.In(language),
        ["subjects"] = Array(explanation.Subjects, subject =>
            Place(subject.Address, subject.Quantity, subject.Value, ("gradient", Number(subject.Gradient)), ("updated", Number(subject.Updated)))),
        ["row"] = Optional(explanation.Row, row => new() { ["data"] = row.Data, ["index"] = row.Index, ["standardized"] = row.IsStandardized }),
        ["given"] = Array(explanation.Given, given => Place(given.Address, given.Quantity, given.Value, ("name", given.Name), ("raw", given.Raw))),
        ["forward_values"] = Array(explanation.ForwardValues, value => Place(value.Address, value.Quantity, value.Value)),
        ["sections"] = Array(explanation.Sections, section => new()
        {
            ["kind"] = Name(section.Kind),
            ["heading"] = Explanations.Texts.Heading(section.Kind).In(language),
            ["steps"] = Array(section.Steps, Step),
        }),
        ["omitted"] = explanation.Omitted,
        ["loss"] = Number(explanation.Loss),
        ["loss_after"] = Number(explanation.LossAfter),
        ["slope_along_step"] = Number(explanation.SlopeAlongStep),
        ["graph"] = Optional(explanation.Graph, Graph),
        ["methods"] = Array(explanation.Methods, Methods),
        ["error_shares"] = Optional(explanation.ErrorShares, Shares),
        ["descents"] = Array(explanation.Descents, Descent),
    };

    private JsonObject Step(DerivationStep step) => new()
    {
        ["address"] = step.Address,
        ["layer"] = step.Layer,
        ["symbol"] = Notation.Text.Write(step.Quantity),
        ["alias"] = step.Alias is { } alias ? Notation.Text.Write(alias) : null,
        ["shorthand"] = step.Shorthand is { } shorthand ? Notation.Text.Write(shorthand) : null,
        ["expression"] = Notation.Text.Write(step.Formula),
        ["numbers"] = Notation.Text.WriteNumbers(step.Formula, Digits),
        ["latex"] = $"{Notation.Latex.Write(step.Quantity)} {(step.IsAssignment ? @"\leftarrow" : "=")} {Notation.Latex.Write(step.Formula)}",
        ["formula_value"] = Number(step.Formula.Value),
        ["value"] = Number(step.Value),
        ["rounded"] = step.IsRounded,
        ["assignment"] = step.IsAssignment,
        ["parents"] = Texts(step.Parents),
        ["remarks"] = Texts(step.Remarks.Select(Sentence)),
    };

    private static JsonObject Graph(NetworkGraph graph) => new()
    {
        ["samples"] = graph.Samples,
        ["columns"] = Array(graph.Columns, column => new()
        {
            ["layer"] = column.Layer,
            ["shape"] = column.Shape,
            ["omitted"] = column.Omitted,
            ["neurons"] = Array(column.Neurons, neuron =>
                Place(neuron.Address, neuron.Quantity, neuron.Value, ("gradient", Number(neuron.Gradient)), ("on_path", neuron.IsOnPath))),
        }),
        ["connections"] = Array(graph.Connections, edge => Place(
            edge.Address, edge.Quantity, edge.Value, ("from", edge.From), ("to", edge.To), ("gradient", Number(edge.Gradient)), ("on_path", edge.IsOnPath))),
    };

    private JsonObject Methods(MethodComparison comparison) => new()
    {
        ["address"] = comparison.Address,
        ["parameters"] = comparison.Parameters,
        ["methods"] = Array(comparison.Methods, method => new()
        {
            ["method"] = Name(method.Method),
            ["value"] = Number(method.Value),
            ["multiplications"] = Number(method.Multiplications),
            ["multiplications_for_all"] = Number(method.MultiplicationsForAll),
            ["seconds"] = Number(method.Seconds),
        }),
        ["differences"] = Array(comparison.Differences, quotient => new()
        {
            ["delta"] = Number(quotient.Delta),
            ["value"] = Number(quotient.Value),
            ["error"] = Number(quotient.Error),
            ["from_left"] = Number(quotient.FromLeft),
        }),
        ["kink"] = Optional(comparison.Kink, kink => new()
        {
            ["left"] = Number(kink.Left),
            ["right"] = Number(kink.Right),
            ["is_between"] = kink.IsBetween,
            ["causes"] = Texts(kink.Causes.Select(Sentence)),
        }),
        ["paths"] = Optional(comparison.Paths, paths => new()
        {
            ["count"] = Number(paths.Count),
            ["factors"] = Number(paths.Factors),
            ["distinct_factors"] = Number(paths.DistinctFactors),
            ["paths"] = Array(paths.Paths, path => new()
            {
                ["stations"] = Texts(path.Stations.Select(Notation.Text.Write)),
                ["factors"] = new JsonArray([.. path.Factors.Select(factor => Number(factor))]),
                ["product"] = Number(path.Product),
            }),
        }),
    };

    private static JsonObject Shares(ErrorShareTable shares) => new()
    {
        ["layers"] = Array(shares.Layers, layer => new()
        {
            ["layer"] = layer.Layer,
            ["neurons"] = Array(layer.Neurons, neuron => new()
            {
                ["symbol"] = Notation.Text.Write(neuron.Quantity),
                ["account"] = Notation.Text.Write(neuron.Account),
                ["share"] = Number(neuron.Account.Value),
                ["error"] = Number(neuron.Error),
                ["delta"] = Number(neuron.Delta),
            }),
        }),
    };

    private static JsonObject Descent(Descent descent) => Place(
        descent.Address,
        descent.Quantity,
        descent.Value,
        ("loss", Number(descent.Loss)),
        ("slope", Number(descent.Slope)),
        ("slope_on_left", Number(descent.Kink?.Left)),
        ("slope_on_right", Number(descent.Kink?.Right)),
        ("next", Number(descent.Next)),
        ("loss_at_next", Number(descent.LossAtNext)),
        ("points", Array(descent.Points, point => new() { ["value"] = Number(point.Value), ["loss"] = Number(point.Loss) })));

    private static JsonObject Place(string address, Quantity quantity, double value, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var place = new JsonObject { ["address"] = address, ["symbol"] = Notation.Text.Write(quantity), ["value"] = Number(value) };
        foreach (var (name, field) in more)
            place[name] = field;
        return place;
    }

    private string Sentence(Remark remark) => remark.Text.In(language, [.. remark.Arguments.Select(argument => (object?)Notation.Text.Write(argument))]);

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new([.. items.Select(write)]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonObject? Optional<T>(T? value, Func<T, JsonObject> write)
        where T : class => value is null ? null : write(value);

    // What JSON has no number for is a text: "NaN", "Infinity".
    private static JsonNode? Number(double? value) => value is { } number && !double.IsFinite(number) ? number.ToString(CultureInfo.InvariantCulture) : value;

    // forward, path_sum
    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
