using ChainRule.Data;

namespace ChainRule.Tests.Data;

public class InputExceptionTests
{
    [Fact]
    public void Says_file_place_problem_and_remedy()
    {
        var fault = new InputException("iris.csv", "line 3, column \"petal\"", "\"abc\" is not a number", "write one");
        Assert.Equal("iris.csv, line 3, column \"petal\": \"abc\" is not a number; write one", fault.Message);
        Assert.Equal(("iris.csv", "line 3, column \"petal\"", "write one"), (fault.File, fault.Place, fault.Remedy));
    }

    [Fact]
    public void Is_one_line_whatever_it_quotes() =>
        Assert.Equal("a\\nb: \"c\\r\\n\\td\uFFFD\"", new InputException("a\nb", null, "\"c\r\n\td\u2028\"").Message);

    [Fact]
    public void Quotes_a_line_at_most_of_what_it_complains_of()
    {
        var letters = new string('x', 1 << 20);
        var fault = new InputException("a.csv", $"column \"{letters}\"", $"\"{letters}\" is not a number", $"write one, or {letters}");
        Assert.InRange(fault.Message.Length, 500, 1000);
        Assert.StartsWith("a.csv, column \"xxx", fault.Message, StringComparison.Ordinal);
        Assert.Contains("x\" is not a number; write one", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal("no such.csv: there is no such file", Assert.Throws<InputException>(() => InputFile.ReadAllBytes("no such.csv")).Message);

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal($"{folder.Path}: this is a folder; name a file", Assert.Throws<InputException>(() => InputFile.ReadAllBytes(folder.Path)).Message);
    }

    [Fact]
    public void A_file_that_is_too_lettersis_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("long", new byte[11]);
        Assert.Equal($"{file}: the file has 11 bytes, more than the maximum of 10", Assert.Throws<InputException>(() => InputFile.ReadAllBytes(file, 10)).Message);
    }
}
