using System.Reflection;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Layers;

public sealed class LayerConventionTests
{
    public static TheoryData<string> All => [.. Types.Select(type => type.Name)];

    private static IEnumerable<Type> Types =>
        typeof(Layer).Assembly.GetTypes().Where(type => type.IsPublic && !type.IsAbstract && typeof(Layer).IsAssignableFrom(type));

    [Theory, MemberData(nameof(All))]
    public void What_a_layer_keeps_it_lists(string name)
    {
        var layer = Instance(Types.Single(type => type.Name == name));
        var kept = layer.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Select(f => f.GetValue(layer)).ToArray();
        Assert.All(kept.OfType<Parameter>(), p => Assert.Contains(p, (IEnumerable<Parameter>)[.. layer.Parameters, .. layer.Buffers]));
        Assert.All(kept.OfType<Layer>(), child => Assert.Contains(child, layer.Children));
        Assert.All(kept.OfType<IEnumerable<Layer>>().SelectMany(l => l), child => Assert.Contains(child, layer.Children));
    }

    [Theory, MemberData(nameof(All))]
    public void A_layer_prints_as_one_would_construct_it(string name) =>
        Assert.StartsWith(name + "(", Instance(Types.Single(type => type.Name == name)).ToString(), StringComparison.Ordinal);

    // Whole numbers are 4, sizes 4 × 4, layers a linear one that keeps the shape, and the rest is as by default.
    private static Layer Instance(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var arguments = constructor.GetParameters().Select(p =>
            p.HasDefaultValue ? p.DefaultValue
            : p.ParameterType == typeof(int) ? 4
            : p.ParameterType == typeof(Size2d) ? new Size2d(4, 4)
            : p.ParameterType == typeof(IReadOnlyList<Layer>) ? Array.Empty<Layer>()
            : throw new NotSupportedException($"How is {type.Name} made, given {p.Name}?"));
        return type == typeof(Sequential) ? new Sequential(new Linear(4, 4), new Relu())
            : type == typeof(Residual) ? new Residual(new Linear(4, 4), new Relu())
            : (Layer)constructor.Invoke([.. arguments]);
    }
}
