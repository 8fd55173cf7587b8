using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChainRule.Data;
using ChainRule.Explanations.ErrorShares;
using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Methods;
using ChainRule.Explanations.Networks;
using ChainRule.Expressions;

namespace ChainRule.Explanations.Rendering.Json;

/// <summary>The data as JSON, with figures in full precision; formulas in plain text and in LaTeX.</summary>
internal sealed class JsonRenderer
{
    // So many digits a formula's numbers have, written within it; figures of their own have all.
    private const int Digits = 15;

    private readonly Language _language;
    private readonly JsonFields _json;

    private JsonRenderer(Language language, Utf8JsonWriter writer) => (_language, _json) = (language, new(writer));

    public static string Render(Explanation explanation, Language language)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            new JsonRenderer(language, writer).Write(explanation);
        return Printable.Json(Encoding.UTF8.GetString(stream.ToArray())) + "\n";
    }

    private void Write(Explanation explanation) => _json.Object(() =>
    {
        _json.Text("network", explanation.Network);
        _json.Text("language", _language == Language.Chinese ? "zh" : "en");
        _json.Text("warning", explanation.Warning?.In(_language));
        _json.Array("subjects", explanation.Subjects, subject =>
        {
            Place(subject.Address, subject.Quantity, subject.Value);
            _json.Number("gradient", subject.Gradient);
            _json.Number("updated", subject.Updated);
        });
        _json.Optional("row", explanation.Row, row =>
        {
            _json.Text("data", row.Data);
            _json.Number("index", row.Index);
            _json.Flag("standardized", row.IsStandardized);
        });
        _json.Array("given", explanation.Given, given =>
        {
            Place(given.Address, given.Quantity, given.Value);
            _json.Text("name", given.Name);
            _json.Text("raw", given.Raw);
        });
        _json.Array("taken", explanation.Taken, taken => Place(taken.Address, taken.Quantity, taken.Value));
        _json.Array("sections", explanation.Sections, section =>
        {
            _json.Text("kind", Name(section.Kind));
            _json.Text("heading", Texts.Heading(section.Kind).In(_language));
            _json.Array("steps", section.Steps, Step);
        });
        _json.Number("omitted", explanation.Omitted);
        _json.Number("loss", explanation.Loss);
        _json.Number("loss_after", explanation.LossAfter);
        _json.Number("slope_along_step", explanation.SlopeAlongStep);
        _json.Optional("graph", explanation.Graph, Graph);
        _json.Array("methods", explanation.Methods, Methods);
        _json.Optional("error_shares", explanation.ErrorShares, Shares);
        _json.Array("descents", explanation.Descents, Descent);
    });

    private void Step(DerivationStep step)
    {
        _json.Text("address", step.Address);
        _json.Text("layer", step.Layer);
        _json.Text("symbol", Notation.Text.Write(step.Quantity));
        _json.Text("alias", step.Alias is { } alias ? Notation.Text.Write(alias) : null);
        _json.Text("shorthand", step.Shorthand is { } shorthand ? Notation.Text.Write(shorthand) : null);
        _json.Text("expression", Notation.Text.Write(step.Formula));
        _json.Text("numbers", Notation.Text.WriteNumbers(step.Formula, Digits));
        _json.Text("latex", $"{Notation.Latex.Write(step.Quantity)} {(step.IsAssignment ? @"\leftarrow" : "=")} {Notation.Latex.Write(step.Formula)}");
        _json.Number("formula_value", step.Formula.Value);
        _json.Number("value", step.Value);
        _json.Flag("rounded", step.IsRounded);
        _json.Flag("assignment", step.IsAssignment);
        _json.Texts("parents", step.Parents);
        _json.Texts("remarks", step.Remarks.Select(Sentence));
    }

    private void Graph(NetworkGraph graph)
    {
        _json.Number("samples", graph.Samples);
        _json.Array("columns", graph.Columns, column =>
        {
            _json.Text("layer", column.Layer);
            _json.Text("shape", column.Shape);
            _json.Number("omitted", column.Omitted);
            _json.Array("neurons", column.Neurons, neuron =>
            {
                Place(neuron.Address, neuron.Quantity, neuron.Value);
                _json.Number("gradient", neuron.Gradient);
                _json.Flag("on_path", neuron.IsOnPath);
            });
        });
        _json.Array("connections", graph.Connections, connection =>
        {
            Place(connection.Address, connection.Quantity, connection.Value);
            _json.Text("from", connection.From);
            _json.Text("to", connection.To);
            _json.Number("gradient", connection.Gradient);
            _json.Flag("on_path", connection.IsOnPath);
        });
    }

    private void Methods(MethodComparison comparison)
    {
        _json.Text("address", comparison.Address);
        _json.Number("parameters", comparison.Parameters);
        _json.Array("methods", comparison.Methods, method =>
        {
            _json.Text("method", Name(method.Method));
            _json.Number("value", method.Value);
            _json.Number("multiplications", method.Multiplications);
            _json.Number("multiplications_for_all", method.MultiplicationsForAll);
            _json.Number("seconds", method.Seconds);
        });
        _json.Array("differences", comparison.Differences, quotient =>
        {
            _json.Number("delta", quotient.Delta);
            _json.Number("value", quotient.Value);
            _json.Number("error", quotient.Error);
            _json.Number("from_left", quotient.FromLeft);
        });
        _json.Optional("kink", comparison.Kink, kink =>
        {
            _json.Number("left", kink.Left);
            _json.Number("right", kink.Right);
            _json.Flag("is_between", kink.IsBetween);
            _json.Texts("causes", kink.Causes.Select(Sentence));
        });
        _json.Optional("paths", comparison.Paths, paths =>
        {
            _json.Number("count", paths.Count);
            _json.Number("factors", paths.Factors);
            _json.Number("distinct_factors", paths.DistinctFactors);
            _json.Array("paths", paths.Paths, path =>
            {
                _json.Texts("stations", path.Stations.Select(Notation.Text.Write));
                _json.Numbers("factors", path.Factors);
                _json.Number("product", path.Product);
            });
        });
    }

    private void Shares(ErrorShareTable shares) => _json.Array("layers", shares.Layers, layer =>
    {
        _json.Text("layer", layer.Layer);
        _json.Array("neurons", layer.Neurons, neuron =>
        {
            _json.Text("symbol", Notation.Text.Write(neuron.Quantity));
            _json.Text("account", Notation.Text.Write(neuron.Account));
            _json.Number("share", neuron.Account.Value);
            _json.Number("error", neuron.Error);
            _json.Number("delta", neuron.Delta);
        });
    });

    private void Descent(Descent descent)
    {
        Place(descent.Address, descent.Quantity, descent.Value);
        _json.Number("loss", descent.Loss);
        _json.Number("slope", descent.Slope);
        _json.Number("slope_on_left", descent.Kink?.Left);
        _json.Number("slope_on_right", descent.Kink?.Right);
        _json.Number("next", descent.Next);
        _json.Number("loss_at_next", descent.LossAtNext);
        _json.Array("points", descent.Points, point =>
        {
            _json.Number("value", point.Value);
            _json.Number("loss", point.Loss);
        });
    }

    private void Place(string address, Quantity quantity, double value)
    {
        _json.Text("address", address);
        _json.Text("symbol", Notation.Text.Write(quantity));
        _json.Number("value", value);
    }

    private string Sentence(Remark remark) => remark.Text.In(_language, [.. remark.Arguments.Select(argument => (object?)Notation.Text.Write(argument))]);

    // forward, path_sum
    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
