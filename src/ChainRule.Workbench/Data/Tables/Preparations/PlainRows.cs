using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>What a table must have beside the inputs of a model.</summary>
internal enum PlainTarget
{
    /// <summary>What the model predicts.</summary>
    Known,

    /// <summary>What the model predicts, or nothing.</summary>
    Optional,

    /// <summary>What a new last layer is to predict.</summary>
    New,
}

/// <summary>How a table is read for a model that knows none, as one that another program trained: its numbers are taken as they are, in the order of the columns.</summary>
internal static class PlainRows
{
    /// <exception cref="InputException">the columns are not as many numbers as the model takes, or the target is not what it predicts</exception>
    public static Preparation Of(Table table, Model model, PreparationOptions options, PlainTarget target)
    {
        if (!model.Network.InputType.IsFloatingPoint())
            throw new InputException(model.File, null, "the model takes whole numbers, such as tokens, and a table gives numbers with fractions", "use it in a program, or run the ONNX file with chainrule run");
        var classes = model.Classes ?? (model.Loss.GivesProbabilities ? ClassNames.Of(null, model.Loss.ClassCount(model.Output)!.Value) : null);
        var ignored = ColumnNames.Places(table, options.Ignore);
        if (options.Missing == MissingPolicy.Mean)
            throw new InputException(UserInput.CommandLine, "--missing", "the model knows no means to fill in", "use --missing drop, or fill the values in");
        int[] candidates = [.. (options.Columns.Count == 0 ? table.AllColumns : ColumnNames.Places(table, options.Columns)).Except(ignored)];
        int[] targets = options.Targets.Count > 0 ? [.. ColumnNames.Places(table, options.Targets)]
            : target == PlainTarget.Optional && candidates.Length == model.Input.Count ? []
            : [.. table.AllColumns.Except(ignored).TakeLast(classes is null && target != PlainTarget.New ? model.Output.Count : 1)];
        int[] inputs = [.. candidates.Except(targets)];
        CheckInputs(table, model, inputs, targets);
        return new(table.HasHeader, options.Missing, [.. inputs.Select(column => new Columns.NumberColumn(table.Columns[column], 0, 1))], Target(), options.Unseen)
        {
            InputShape = model.Input.Rank == 1 ? null : [.. model.Input],
            Decimal = table.DecimalMark == '.' ? null : table.DecimalMark,
            MissingWords = table.Options.MissingWords,
        };

        PreparedTarget Target()
        {
            if (target != PlainTarget.New)
                CheckTargets(table, model, targets, classes);
            string[] names = [.. targets.Select(column => table.Columns[column])];
            return classes is null
                ? new NumberTargets([.. (names.Length > 0 ? names : ClassNames.Of(null, model.Output.Count).Select(place => $"output_{place}")).Select(name => new NumberTarget(name, 0, 1))])
                : new ClassTarget(names.FirstOrDefault("class"), classes);
        }
    }

    /// <summary>A sentence that says how rows are read.</summary>
    public static string Sentence(Preparation preparation) =>
        $"the model has no columns of its own: {Plural.Of(preparation.Columns.Count, "column")} of numbers ({Listing.Words(preparation.Columns.Select(column => column.Name))}) {Plural.Noun(preparation.Columns.Count, "is", "are")} taken as they are, in this order";

    private static void CheckInputs(Table table, Model model, int[] inputs, int[] targets)
    {
        var target = targets.Length == 0 ? "no target" : $"{Plural.Noun(targets.Length, "target")} {Names(table, targets)}";
        if (inputs.Where(column => table.KindOf(column) != ColumnKind.Numbers).ToArray() is { Length: > 0 } words)
            throw new InputException(table.File, null, $"{Plural.Noun(words.Length, "the column", "the columns")} {Names(table, words)} {Plural.Noun(words.Length, "does", "do")} not hold numbers, and the model takes numbers as they are ({target})", "name the target with --target, or leave columns out with --ignore");
        if (inputs.Length != model.Input.Count)
            throw new InputException(table.File, null, $"the model takes {Plural.Of(model.Input.Count, "number")}, but there {Plural.Noun(inputs.Length, "is", "are")} {Plural.Of(inputs.Length, "column")} for them: {Names(table, inputs)} ({target})", "name the target with --target, or the inputs with --columns or --ignore");
    }

    private static void CheckTargets(Table table, Model model, int[] targets, IReadOnlyList<string>? classes)
    {
        if (classes is null)
        {
            if (targets.Length > 0 && targets.Length != model.Output.Count)
                throw new InputException(table.File, null, $"the model predicts {Plural.Of(model.Output.Count, "number")}, but there {Plural.Noun(targets.Length, "is", "are")} {Plural.Of(targets.Length, "target")}: {Names(table, targets)}", "name as many with --target");
            if (targets.Select(column => (int?)column).FirstOrDefault(column => table.KindOf(column!.Value) != ColumnKind.Numbers) is { } words)
                throw table.Fault(words, "it does not hold numbers, which the model predicts", "name another column with --target; of an ONNX model, chainrule import --loss cross_entropy makes a classifier");
        }
        else if (targets.Length > 1)
        {
            throw new InputException(table.File, null, $"the model predicts a class, but there are {targets.Length} targets: {Names(table, targets)}", "name one with --target");
        }
        else if (targets is [var target] && table.RowsWith(target).Select(row => table[row, target]).Distinct().Where(word => KnownWords.Place(classes, word) < 0).ToArray() is { Length: > 0 } unknown)
        {
            throw table.Fault(target, $"it holds {Listing.Words(unknown)}, but the model's classes are {Listing.Words(classes)}", "write the classes so, or name another column with --target");
        }
    }

    private static string Names(Table table, IEnumerable<int> columns) => Listing.Words(columns.Select(column => table.Columns[column]));
}
