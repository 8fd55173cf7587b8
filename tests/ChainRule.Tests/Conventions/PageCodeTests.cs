using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChainRule.Layers;

namespace ChainRule.Tests.Conventions;

/// <summary>A reader copies the code of a page as it stands.</summary>
public sealed partial class PageCodeTests
{
    private static readonly Type[] Types = typeof(Layer).Assembly.GetExportedTypes();

    private static readonly MethodInfo[] Methods = [.. Types.SelectMany(type => type.GetMethods())];

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/ChainRule/PACKAGE.md")]
    [InlineData("docs/long-training.md")]
    [InlineData("docs/models.md")]
    public void The_code_of_a_page_has_a_using_line_for_all_that_it_names(string page)
    {
        var code = Code().Match(File.ReadAllText(Path.Combine(Fixtures.Root, page)).ReplaceLineEndings("\n")).Value;
        var used = Using().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Contains("ChainRule.Training", used);
        foreach (var name in Name().Matches(code).Select(match => match.Value).Distinct())
        {
            var places = name[0] == '.' ? ExtensionsNamed(name[1..]) : Types.Where(type => type.Name == name);
            Assert.True(!places.Any() || places.Any(type => used.Contains(type.Namespace!)), $"{page}: {name} needs using {string.Join(" or ", places.Select(type => type.Namespace))}");
        }
    }

    // What an instance has needs no using line.
    private static IEnumerable<Type> ExtensionsNamed(string name) =>
        Methods.Any(method => method.Name == name && !method.IsStatic)
            ? []
            : Methods.Where(method => method.Name == name && method.IsDefined(typeof(ExtensionAttribute))).Select(method => method.DeclaringType!);

    [GeneratedRegex("(?<=```csharp\n).*?(?=```)", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\.?\b[A-Z]\w*")]
    private static partial Regex Name();
}
