using System.Reflection;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Specifications;

/// <summary>The constructor of a type of part: what it takes, and which numbers.</summary>
internal sealed class PartConstructor(Type type)
{
    private readonly ConstructorInfo _constructor = type.GetConstructors().Single();

    public ParameterInfo[] Parameters => field ??= _constructor.GetParameters();

    /// <summary>Arguments with which a part can be made: those that have no default are 1.</summary>
    public object?[] Samples() => [.. Parameters.Select(Sample)];

    /// <summary>Arguments that are as by default, or follow from the input; null where they are to be given.</summary>
    public object?[] Defaults(LayerContext? context) => [.. Parameters.Select(parameter =>
        parameter.GetCustomAttribute<FromInputAttribute>() is { } source ? context!.Size(source, type)
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : null)];

    public object Invoke(object?[] arguments) => _constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);

    /// <summary>Which numbers a parameter takes, or its items: the constructor's own checks say so.</summary>
    public NumberRange Range(ParameterInfo parameter) =>
        new(() => Refusal(parameter, double.NaN) ?? "a number", number => Refusal(parameter, number) is null);

    // What is wanted instead of a number; null where it will do.
    private string? Refusal(ParameterInfo parameter, double number)
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
            // The number does not go with others; by itself it will do.
            return null;
        }
    }

    private static object? Sample(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType == typeof(Size2d) ? (Size2d)1
        : parameter.ParameterType == typeof(IReadOnlyList<Layer>) ? Array.Empty<Layer>()
        : 1;
}
