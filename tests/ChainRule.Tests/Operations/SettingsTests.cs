using System.Reflection;
using ChainRule.Operations;

namespace ChainRule.Tests.Operations;

/// <summary>What an operation does is its type and its settings, which anyone can read.</summary>
public sealed class SettingsTests
{
    public static TheoryData<Type> All => [.. Parts.Of<Operation>()];

    [Theory, MemberData(nameof(All))]
    public void An_operation_remembers_nothing_but_public_settings(Type type)
    {
        var settings = type.GetConstructors().Single().GetParameters().Select(parameter => parameter.Name!).Order();
        var fields = Lineage(type).SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly));
        Assert.Equal(settings.Select(name => $"<{name}>k__BackingField"), fields.Select(field => field.Name).Order());
        Assert.All(settings, name => Assert.NotNull(type.GetProperty(name)));
    }

    [Fact]
    public void Operations_of_equal_settings_are_equal()
    {
        var (some, same) = (FoundCase.All.Select(c => c.Operation).ToArray(), FoundCase.All.Select(c => c.Operation).ToArray());
        Assert.Equal(some, same);
        Assert.Equal(some.Select(operation => operation.GetHashCode()), same.Select(operation => operation.GetHashCode()));
        Assert.Equal(some.Length, some.Distinct().Count());
    }

    [Fact]
    public void An_operation_prints_its_settings_alone()
    {
        Assert.Equal("Scatter { Classes = 4 }", new Scatter(4).ToString());
        Assert.Equal("MatMul { TransposeA = False, TransposeB = True }", new MatMul(false, true).ToString());
    }

    private static IEnumerable<Type> Lineage(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }
}
