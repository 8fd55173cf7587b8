using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>The kinds that the user gives to columns: <c>zip=word,when=date</c>; a kind without a column is that of all targets.</summary>
internal sealed class GivenKinds
{
    private readonly Dictionary<int, InputKind> _inputs = [];
    private readonly Dictionary<int, TargetKind> _targets = [];

    public GivenKinds(Table table, IReadOnlyList<int> targets, PreparationOptions options)
    {
        if (options.Kind is { } common)
            _targets = targets.ToDictionary(target => target, _ => common);
        foreach (var text in options.Kinds.SelectMany(text => ColumnNames.Cut(table, text, Name(text))))
        {
            var equals = text.LastIndexOf('=');
            var kind = text[(equals + 1)..];
            foreach (var column in equals < 0 ? targets : [ColumnNames.Place(table, text[..equals])])
            {
                if (targets.Contains(column))
                    _targets[column] = Read<TargetKind>(table, column, kind, "the target can be class, number or label");
                else
                    _inputs[column] = Read<InputKind>(table, column, kind, "an input column can be number, word, hash, date, dmy, mdy or time");
            }
        }
    }

    /// <summary>The kind of a target; null if none was given.</summary>
    public TargetKind? OfTarget(int column) => _targets.TryGetValue(column, out var kind) ? kind : null;

    /// <summary>The kind of an input column; null if none was given.</summary>
    public InputKind? this[int column] => _inputs.TryGetValue(column, out var kind) ? kind : null;

    // The column of zip=word; none for zip=word,class, which are two.
    private static string Name(string text) =>
        text.LastIndexOf('=') is var equals and > 0 && equals > text.LastIndexOf(',') ? text[..equals] : "";

    private static T Read<T>(Table table, int column, string kind, string wanted)
        where T : struct, Enum =>
        kind.All(char.IsAsciiLetter) && Enum.TryParse<T>(kind, ignoreCase: true, out var value)
            ? value
            : throw table.Fault(column, $"--kind is \"{kind}\"", wanted);
}
