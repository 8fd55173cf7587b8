using System.Reflection;
using ChainRule.Functions;
using ChainRule.Layers;
using ChainRule.Operations;

namespace ChainRule.Tests.Conventions;

public sealed class NameTests
{
    // A layer, the operation that it appends and the function of its elements are one idea, told apart by their folders.
    private static readonly string[] OfOneName = [typeof(Layer).Namespace!, typeof(Operation).Namespace!, typeof(IFunction).Namespace!];

    [Fact]
    public void No_two_types_of_the_library_have_one_name_but_a_layer_an_operation_and_a_function()
    {
        foreach (var namesakes in Named(typeof(Layer).Assembly))
            Assert.True(namesakes.All(type => OfOneName.Contains(type.Namespace)) && namesakes.DistinctBy(type => type.Namespace).Count() == namesakes.Count(), string.Join(", ", namesakes));
    }

    // What is private to a type meets no other of its name.
    private static IEnumerable<IGrouping<string, Type>> Named(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.FullName!.StartsWith(assembly.GetName().Name!, StringComparison.Ordinal) && !type.FullName.Contains('<', StringComparison.Ordinal) && !type.IsNestedPrivate)
        .GroupBy(type => type.Name.Split('`')[0])
        .Where(types => types.DistinctBy(type => (type.Namespace, type.DeclaringType)).Count() > 1);
}
