using System.Globalization;
using System.Text.Json;

namespace ChainRule.Explanations.Rendering.Json;

/// <summary>Fields of JSON objects; what is not there is null, and what JSON has no number for is a text.</summary>
internal sealed class JsonFields(Utf8JsonWriter writer)
{
    public void Object(Action fields)
    {
        writer.WriteStartObject();
        fields();
        writer.WriteEndObject();
    }

    public void Optional<T>(string name, T? value, Action<T> fields)
        where T : class
    {
        writer.WritePropertyName(name);
        if (value is null)
            writer.WriteNullValue();
        else
            Object(() => fields(value));
    }

    public void Array<T>(string name, IEnumerable<T> items, Action<T> fields)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
            Object(() => fields(item));
        writer.WriteEndArray();
    }

    public void Text(string name, string? text) => writer.WriteString(name, text);

    public void Texts(string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    public void Flag(string name, bool value) => writer.WriteBoolean(name, value);

    public void Number(string name, double? value)
    {
        writer.WritePropertyName(name);
        Number(value);
    }

    public void Numbers(string name, IEnumerable<double> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            Number(value);
        writer.WriteEndArray();
    }

    private void Number(double? value)
    {
        if (value is not { } number)
            writer.WriteNullValue();
        else if (double.IsFinite(number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }
}
