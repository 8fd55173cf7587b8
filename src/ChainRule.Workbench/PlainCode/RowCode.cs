using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.PlainCode;

/// <summary>How the row of a table becomes inputs and outputs become an answer, as members of the class.</summary>
internal sealed class RowCode
{
    /// <summary>What the array of words is called that stand for a missing value.</summary>
    public const string MissingWords = "MissingWords";

    private readonly Preparation _preparation;
    private readonly List<ColumnCode> _columns = [];

    public RowCode(Preparation preparation)
    {
        _preparation = preparation;
        // The names of variables beside the parameters.
        var given = new HashSet<string> { "inputs", "outputs", "place", "moment" };
        var place = 0;
        foreach (var column in preparation.Columns)
        {
            _columns.Add(new(column, CSharpNames.CamelCase(column.Name, given), place));
            place += column.Width;
        }
    }

    public IEnumerable<string> Members() =>
    [
        "",
        "/// <summary>The inputs of the network for a row of the table.</summary>",
        .. Parameters(),
        .. CSharp.Block($"public static float[] Prepare({Signature()})",
        [
            $"float[] inputs = new float[{CSharp.Integer(_preparation.Width)}];",
            .. _columns.SelectMany(column => column.Statements(_preparation.Missing == MissingPolicy.Mean, _preparation.Unseen == UnseenPolicy.Refuse)),
            "",
            "return inputs;",
        ]),
        "",
        $"/// <summary>Predicts {CSharp.Documentation(string.Join(", ", _preparation.Target.Names))} for a row of the table{_preparation.Target switch { NumberTargets => ", in its units", LabelTargets => ", as the probability of each", _ => "" }}.</summary>",
        .. Parameters(),
        .. PredictRow(),
        .. _columns.SelectMany(column => column.Declarations),
        .. Missing(),
    ];

    private IEnumerable<string> PredictRow()
    {
        var inputs = $"Prepare({string.Join(", ", _columns.Select(column => column.Parameter))})";
        if (_preparation.Target is LabelTargets)
            return CSharp.Block($"public static float[] PredictRow({Signature()})", [$"return Probabilities({inputs});"]);
        if (_preparation.Target is not NumberTargets { Numbers: var numbers })
            return CSharp.Block($"public static string PredictRow({Signature()})", [$"return Classes[PredictClass({inputs})];"]);
        var answers = numbers.Select((number, place) => $"outputs[{CSharp.Integer(place)}] * {CSharp.Number(number.StandardDeviation)} + {CSharp.Number(number.Mean)}").ToArray();
        return CSharp.Block(
            $"public static double{(answers.Length == 1 ? "" : "[]")} PredictRow({Signature()})",
            [$"float[] outputs = Predict({inputs});", answers is [var only] ? $"return {only};" : $"return new double[] {{ {string.Join(", ", answers)} }};"]);
    }

    private IEnumerable<string> Missing() => _preparation.Columns.Any(column => column is WordColumn)
        ? ["", $"private static readonly string[] {MissingWords} = {CSharp.Words(Data.Tables.MissingWords.Of(_preparation.MissingWords).Everywhere)};"]
        : [];

    private IEnumerable<string> Parameters() =>
        _columns.Select(column => $"/// <param name=\"{column.Parameter}\">{CSharp.Documentation(column.Name)}: {column.Meaning}</param>");

    private string Signature() => string.Join(", ", _columns.Select(column => $"{column.Type} {column.Parameter}"));
}
