using ChainRule.Workbench.Data.Tables.Columns;

namespace ChainRule.Workbench.PlainCode;

/// <summary>How one cell becomes inputs, as statements.</summary>
/// <param name="column">the column of the cell</param>
/// <param name="parameter">the variable that holds it</param>
/// <param name="place">the first of its inputs</param>
internal sealed class ColumnCode(PreparedColumn column, string parameter, int place)
{
    public string Parameter => parameter;

    public string Name => column.Name;

    public string Type => column switch
    {
        NumberColumn => "double",
        WordColumn or HashedColumn => "string",
        DateColumn => "DateTime?",
        TimeColumn => "TimeSpan?",
        _ => throw new NotSupportedException(column.GetType().Name),
    };

    /// <summary>What the parameter holds, and how it says that the cell is empty.</summary>
    public string Meaning => column switch
    {
        NumberColumn => "a number; double.NaN if it is missing",
        WordColumn or HashedColumn => "a word; null if it is missing",
        DateColumn date => date.HasTimes ? "a date with its time on the clock; null if it is missing" : "a date; null if it is missing",
        _ => "a time of day; null if it is missing",
    };

    private string Words => "Words_" + parameter;

    /// <summary>Declares what the statements read.</summary>
    public IEnumerable<string> Declarations => column is WordColumn { Words: var words } ? ["", $"private static readonly string[] {Words} = {CSharp.Words(words)};"] : [];

    /// <param name="isFilled">whether a missing cell is filled in; else it is refused</param>
    /// <param name="refusesUnseen">whether an unknown word is refused</param>
    public IEnumerable<string> Statements(bool isFilled, bool refusesUnseen) =>
    [
        "",
        $"if ({IsMissing})",
        .. CSharp.Indented([isFilled ? Filled : $"throw Missing(nameof({parameter}));"]),
        .. Given(refusesUnseen).ToArray() is [var only] ? ["else", .. CSharp.Indented([only])] : CSharp.Block("else", Given(refusesUnseen)),
    ];

    private string IsMissing => column switch
    {
        NumberColumn => $"double.IsNaN({parameter})",
        WordColumn or HashedColumn => $"IsAbsent({parameter})",
        _ => $"!{parameter}.HasValue",
    };

    private string Filled => column switch
    {
        WordColumn words => $"{Input(words.Words.ToList().IndexOf(words.MostFrequent))} = 1.0f;",
        HashedColumn hashed => Hashed(CSharp.Word(hashed.MostFrequent), hashed),
        _ => $"{Input(0)} = 0.0f;",
    };

    private IEnumerable<string> Given(bool refusesUnseen) => column switch
    {
        NumberColumn number => [$"{Input(0)} = {Standardised(parameter, number.Mean, number.StandardDeviation)};"],
        WordColumn =>
        [
            $"int place = Place({Words}, {parameter});",
            .. refusesUnseen ? ["if (place < 0)", $"    throw new ArgumentException(\"The word did not occur in training.\", nameof({parameter}));"] : Array.Empty<string>(),
            "if (place >= 0)",
            $"    inputs[{CSharp.Integer(place)} + place] = 1.0f;",
        ],
        HashedColumn hashed => [Hashed(parameter, hashed)],
        DateColumn date =>
        [
            $"DateTime moment = {parameter}.Value;",
            $"{Input(0)} = {Standardised("moment.Ticks / (double)TimeSpan.TicksPerDay", date.Mean, date.StandardDeviation)};",
            $"inputs[{CSharp.Integer(place + 1)} + (int)moment.DayOfWeek] = 1.0f;",
            $"WriteCycle((moment.DayOfYear - 1 + moment.TimeOfDay.TotalDays) / (DateTime.IsLeapYear(moment.Year) ? 366 : 365), inputs, {CSharp.Integer(place + 8)});",
            .. date.HasTimes ? [$"WriteCycle(moment.TimeOfDay.TotalDays, inputs, {CSharp.Integer(place + 10)});"] : Array.Empty<string>(),
        ],
        _ => [$"WriteCycle({parameter}.Value.TotalDays, inputs, {CSharp.Integer(place)});"],
    };

    private string Hashed(string word, HashedColumn hashed) => $"WriteHash({word}, inputs, {CSharp.Integer(place)}, {CSharp.Integer(hashed.Inputs)});";

    private string Input(int within) => $"inputs[{CSharp.Integer(place + within)}]";

    private string Standardised(string value, double mean, double deviation) =>
        $"Standardised({value}, {CSharp.Number(mean)}, {CSharp.Number(deviation)}, nameof({parameter}))";
}
