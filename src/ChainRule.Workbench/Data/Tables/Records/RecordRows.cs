using System.Globalization;
using System.Text.Json;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Cells;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Records;

/// <summary>
/// Makes rows of the tokens of records. A key is a column; the keys of an object within are columns called a.b; a record that lacks a key has no value
/// there; keys of lists are left out.
/// </summary>
internal sealed class RecordRows(string file, TableOptions options)
{
    // Shorter whole numbers are exact as doubles.
    private const int LongDigits = 16;

    private readonly CellWriter _cells = new(file, "line", options);
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);

    // The keys that lead to the object that is being read, each followed by a point.
    private readonly Stack<string> _prefixes = [];
    private string _prefix = "";
    private string _name = "";
    private int _expected;
    private int _recordLine;
    private int _recordDepth;
    private int? _listDepth;
    private bool _isComplete;

    /// <summary>Takes the next token of the file.</summary>
    /// <param name="reader">stands at it</param>
    /// <param name="line">its line, from 1</param>
    public void Take(ref Utf8JsonReader reader, int line)
    {
        if (_listDepth is { } depth)
            _listDepth = reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == depth ? null : depth;
        else if (_recordLine == 0)
            TakeOutside(ref reader, line);
        else
            TakeInside(ref reader, line);
    }

    public Table Complete() =>
        _cells.Complete(_names, _lists.Count == 0 ? [] : [$"{Listing.Words(_lists)} {Plural.Noun(_lists.Count, "holds", "hold")} lists and {Plural.Noun(_lists.Count, "is", "are")} left out"]);

    private void TakeOutside(ref Utf8JsonReader reader, int line)
    {
        if (_isComplete)
            throw Refuse(line, "something follows the array", "write all records in it");
        if (reader.TokenType == JsonTokenType.StartArray && _cells.RowCount == 0 && reader.CurrentDepth == 0)
            return;
        if (reader.TokenType == JsonTokenType.EndArray)
            _isComplete = true;
        else if (reader.TokenType == JsonTokenType.StartObject)
            (_recordLine, _recordDepth, _expected) = (line, reader.CurrentDepth, 0);
        else
            throw Refuse(line, "a record is not an object", "write {\"column\": value, …} for each row");
    }

    private void TakeInside(ref Utf8JsonReader reader, int line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = NameOf(ref reader);
                break;
            case JsonTokenType.StartObject:
                _prefixes.Push(_prefix);
                _prefix = _name + ".";
                break;
            case JsonTokenType.EndObject when reader.CurrentDepth > _recordDepth:
                _prefix = _prefixes.Pop();
                break;
            case JsonTokenType.EndObject:
                _cells.EndRow(_recordLine);
                _recordLine = 0;
                break;
            case JsonTokenType.StartArray:
                if (_places.ContainsKey(_name))
                    throw Refuse(line, $"\"{_name}\" is a list, but a single value in an earlier record", "write the same kind of value in all records");
                _lists.Add(_name);
                _listDepth = reader.CurrentDepth;
                break;
            default:
                Add(ref reader, line);
                break;
        }
    }

    // Most records have the same keys in the same order, which then need not be made into texts.
    private string NameOf(ref Utf8JsonReader reader) =>
        _prefix.Length == 0 && _expected < _names.Count && reader.ValueTextEquals(_names[_expected]) ? _names[_expected] : _prefix + reader.GetString();

    private void Add(ref Utf8JsonReader reader, int line)
    {
        if (_lists.Contains(_name))
        {
            if (reader.TokenType != JsonTokenType.Null)
                throw Refuse(line, $"\"{_name}\" is a single value, but a list in an earlier record", "write the same kind of value in all records");
            return;
        }

        if (!_places.TryGetValue(_name, out var place))
        {
            place = _cells.AddColumn($"line {line}");
            _names.Add(_name);
            _places.Add(_name, place);
        }

        if (_cells.Has(place))
            throw Refuse(line, $"the record has \"{_name}\" twice", "write it once");
        _expected = place + 1;
        AddTo(place, ref reader);
    }

    private void AddTo(int place, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Length >= LongDigits && reader.TryGetInt64(out var whole))
            _cells.Add(place, whole);
        else if (reader.TokenType == JsonTokenType.Number)
            _cells.Add(place, double.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture));
        else
            _cells.Add(place, reader.TokenType switch { JsonTokenType.Null => null, JsonTokenType.True => "true", JsonTokenType.False => "false", _ => reader.GetString() });
    }

    private InputException Refuse(int line, string problem, string remedy) => new(file, FormattableString.Invariant($"line {line}"), problem, remedy);
}
