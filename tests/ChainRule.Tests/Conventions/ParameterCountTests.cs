using System.Reflection;
using ChainRule.Layers;

namespace ChainRule.Tests.Conventions;

public sealed class ParameterCountTests
{
    private const int Most = 6;

    [Fact]
    public void No_constructor_or_method_takes_more_than_six_parameters() =>
        Assert.Empty(Members(typeof(Layer).Assembly).Where(member => member.GetParameters().Length > Most).Select(member => $"{member.DeclaringType}.{member.Name}: {member.GetParameters().Length}"));

    // As they are written: not what the compiler makes of lambdas, local functions and records.
    private static IEnumerable<MethodBase> Members(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.FullName!.StartsWith(assembly.GetName().Name!, StringComparison.Ordinal) && !type.FullName.Contains('<', StringComparison.Ordinal)
        from member in type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).OfType<MethodBase>()
        where !member.Name.Contains('<', StringComparison.Ordinal) && member.Name != "Deconstruct"
        select member;
}
