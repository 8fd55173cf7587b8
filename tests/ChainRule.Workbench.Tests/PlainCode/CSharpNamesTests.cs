using ChainRule.Data;
using ChainRule.Workbench.PlainCode;

namespace ChainRule.Workbench.Tests.PlainCode;

public sealed class CSharpNamesTests
{
    [Theory]
    [InlineData("out/iris.cs", null, null, "Models", "Iris")]
    [InlineData("my-digits 2.cs", "Game.Models", null, "Game.Models", "MyDigits2")]
    [InlineData("3.cs", null, "_three", "Models", "_three")]
    public void A_class_is_called_like_its_file_or_as_it_is_named(string file, string? space, string? name, string expectedSpace, string expectedName) =>
        Assert.Equal(new(expectedSpace, expectedName), CSharpNames.For(file, space, name));

    [Theory]
    [InlineData("3.cs", null, null, "3.cs: a C# class cannot be called \"3\"; name it with --class")]
    [InlineData("...cs", null, null, "...cs: a C# class cannot be called \"\"; name it with --class")]
    [InlineData("a.cs", null, "class", "a.cs: a C# class cannot be called \"class\"; name it with --class")]
    [InlineData("predict.cs", null, null, "predict.cs: a C# class cannot be called \"Predict\"; name it with --class")]
    [InlineData("a.cs", "A..B", null, "a.cs: a C# namespace cannot be called \"A..B\"; name another with --namespace")]
    [InlineData("a.cs", "My.Math", null, "a.cs: a C# namespace cannot be called \"My.Math\"; name another with --namespace")]
    public void What_C_sharp_cannot_call_so_is_refused(string file, string? space, string? name, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => CSharpNames.For(file, space, name)).Message);

    [Fact]
    public void Columns_become_parameters_of_names_that_are_free()
    {
        var given = new HashSet<string> { "inputs" };
        Assert.Equal(
            ["sepalLength", "sepalLength_2", "class_2", "_2nd", "inputs_2", "größe", "column"],
            new[] { "sepal length", "sepal_length", "class", "2nd", "Inputs", "Größe", "%" }.Select(column => CSharpNames.CamelCase(column, given)));
    }
}
