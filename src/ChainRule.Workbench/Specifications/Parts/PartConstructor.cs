using System.Reflection;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Specifications.Parts;

/// <summary>The constructor of a type of part: its parameters, and which numbers they take.</summary>
internal sealed class PartConstructor(Type type)
{
    private readonly ConstructorInfo _constructor = type.GetConstructors().Single();

    public ParameterInfo[] Parameters => field ??= _constructor.GetParameters();

    /// <summary>Arguments with which a part can be made: 1 where there is no default.</summary>
    public object?[] Samples() => [.. Parameters.Select(Sample)];

    /// <summary>The default arguments, and those that follow from a layer's input; null where a setting must give one.</summary>
    public object?[] Defaults(LayerContext? context) => [.. Parameters.Select(parameter =>
        parameter.GetCustomAttribute<FromInputAttribute>() is { } source ? context!.Size(source, type)
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : null)];

    public object Invoke(object?[] arguments) => _constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);

    /// <summary>Which numbers a parameter takes, or the items of a list: those that the constructor itself does not refuse.</summary>
    public NumberRange Range(ParameterInfo parameter) => number =>
    {
        var arguments = Samples();
        arguments[parameter.Position] = parameter.ParameterType == typeof(IReadOnlyList<double>) ? new[] { number } : number;
        try
        {
            Invoke(arguments);
            return null;
        }
        catch (SettingException fault)
        {
            return fault.Wanted;
        }
        catch (ArgumentException)
        {
            // The number does not go with the other arguments, but is right by itself.
            return null;
        }
    };

    private static object? Sample(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType == typeof(Size2d) ? (Size2d)1
        : parameter.ParameterType == typeof(IReadOnlyList<Layer>) ? Array.Empty<Layer>()
        : 1;
}
