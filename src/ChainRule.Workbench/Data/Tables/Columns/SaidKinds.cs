using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>What the user says that columns are: <c>zip=word,when=date</c>; a kind without a column is the target's.</summary>
internal sealed class SaidKinds
{
    private readonly Dictionary<int, InputKind> _inputs = [];

    /// <exception cref="InputException">there is no such kind or column, or the target is said to be what no target can be</exception>
    public SaidKinds(Table table, int target, PreparationOptions options)
    {
        Target = options.Kind;
        foreach (var text in options.Kinds.SelectMany(text => ColumnNames.Cut(table, text, Name(text))))
        {
            var equals = text.LastIndexOf('=');
            var column = equals < 0 ? target : ColumnNames.Place(table, text[..equals]);
            var kind = text[(equals + 1)..];
            if (column == target)
                Target = Read<TargetKind>(table, column, kind, "the target can be class or number");
            else
                _inputs[column] = Read<InputKind>(table, column, kind, "a column to learn from can be number, word, date, dmy or mdy");
        }
    }

    /// <summary>What the target is; null where nothing was said.</summary>
    public TargetKind? Target { get; }

    /// <summary>What a column to learn from is; null where nothing was said.</summary>
    public InputKind? this[int column] => _inputs.TryGetValue(column, out var kind) ? kind : null;

    // The column of zip=word; nothing of zip=word,class, which are two.
    private static string Name(string text) =>
        text.LastIndexOf('=') is var equals and > 0 && equals > text.LastIndexOf(',') ? text[..equals] : "";

    private static T Read<T>(Table table, int column, string kind, string wanted)
        where T : struct, Enum =>
        kind.All(char.IsAsciiLetter) && Enum.TryParse<T>(kind, ignoreCase: true, out var value)
            ? value
            : throw table.Fault(column, $"--kind says \"{kind}\"", wanted);
}
