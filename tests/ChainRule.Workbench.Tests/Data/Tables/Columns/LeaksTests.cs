using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables.Columns;

public sealed class LeaksTests
{
    private static readonly Table Prices = TextTables.Of("size,gross,noise,net", 40, row => $"{row % 9},{1.2 * Price(row)},{Price(row) + row % 3},{Price(row)}");
    private static readonly Table Kinds = TextTables.Of("size,code,half,kind", 40, row => $"{row % 9},{7 - row % 3},{row % 2},{"pqr"[row % 3]}");

    [Fact]
    public void A_number_in_proportion_to_the_target_is_pointed_at() => Assert.Equal(
        ["column \"gross\" may give the target \"net\" away: their correlation is 1; use --ignore \"gross\" if it is not known when a prediction is made"],
        Notes(Prices, new()));

    [Fact]
    public void A_code_of_the_classes_is_pointed_at() => Assert.Equal(
        ["column \"code\" may give the target \"kind\" away: each of its 3 values goes with one of the target's; use --ignore \"code\" if it is not known when a prediction is made"],
        Notes(Kinds, new()));

    [Fact]
    public void A_copy_with_the_opposite_sign_is_one() =>
        Assert.Contains("their correlation is −1;", Assert.Single(Notes(TextTables.Of("a,b,y", 30, row => $"{row * row % 7},{-Price(row)},{Price(row)}"), new())), StringComparison.Ordinal);

    [Fact]
    public void What_was_asked_for_or_is_alone_or_is_a_handful_of_rows_is_not_doubted()
    {
        Assert.Empty(Notes(Prices, new() { Columns = ["gross", "size"] }));
        Assert.Empty(Notes(Prices, new() { Ignore = ["size", "noise"] }));
        Assert.Empty(Notes(TextTables.Of("a,b,y", 12, row => $"{row % 5},{Price(row)},{Price(row)}"), new()));
        Assert.Empty(Notes(Prices, new() { Ignore = ["gross"] }));
    }

    private static double Price(int row) => row * row % 37 + row / 4.0;

    private static IEnumerable<string> Notes(Table table, PreparationOptions options) => new PreparationPlan(table, options).Notes().Where(note => note.Contains("away", StringComparison.Ordinal));
}
