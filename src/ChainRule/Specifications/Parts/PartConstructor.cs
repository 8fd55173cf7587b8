using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Specifications.Parts;

/// <summary>The constructor of a type of part: its parameters, and which numbers they take. A record of settings among them is taken apart.</summary>
internal sealed class PartConstructor([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type)
{
    private readonly ConstructorInfo _constructor = type.GetConstructors() is [var only]
        ? only
        : throw new ArgumentException($"{type.Name} needs one public constructor, whose parameters are its settings.");

    /// <summary>The constructor's parameters, with those of a record of settings in its place.</summary>
    public ParameterInfo[] Parameters => field ??= [.. _constructor.GetParameters().SelectMany(parameter => SettingRecords.Constructor(parameter)?.GetParameters() ?? [parameter])];

    /// <summary>Arguments with which a part can be made: 1 where there is no default.</summary>
    public object?[] Samples() => [.. Parameters.Select(Sample)];

    /// <summary>The default arguments, and those that follow from a layer's input; null where a setting must give one.</summary>
    public object?[] Defaults(LayerContext? context) => [.. Parameters.Select(parameter =>
        parameter.GetCustomAttribute<FromInputAttribute>() is { } source ? context!.Size(source, type)
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : null)];

    /// <summary>Where the parameter's argument stands among those of <see cref="Parameters"/>.</summary>
    public int PlaceOf(ParameterInfo parameter) => Array.IndexOf(Parameters, parameter);

    /// <summary>Makes the part, given an argument for each of <see cref="Parameters"/>.</summary>
    public object Invoke(object?[] arguments) => Invoke(_constructor, new(arguments));

    /// <summary>Which numbers a parameter takes, or the items of a list: those that the constructor itself does not refuse.</summary>
    public Func<double, string?> Range(ParameterInfo parameter) => number =>
    {
        var arguments = Samples();
        arguments[PlaceOf(parameter)] = parameter.ParameterType == typeof(IReadOnlyList<double>) ? new[] { number } : number;
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

    /// <summary>The least whole number that a parameter takes: 0, or 1 if the constructor refuses 0.</summary>
    public int Least(ParameterInfo parameter)
    {
        var arguments = Samples();
        arguments[PlaceOf(parameter)] = 0;
        try
        {
            Invoke(arguments);
            return 0;
        }
        catch (Exception fault) when (fault is ArgumentException or ShapeException)
        {
            return 1;
        }
    }

    private static object Invoke(ConstructorInfo constructor, Queue<object?> arguments)
    {
        object?[] own = [.. constructor.GetParameters().Select(parameter => SettingRecords.Constructor(parameter) is { } record ? Invoke(record, arguments) : arguments.Dequeue())];
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, own, null);
    }

    private static object? Sample(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType == typeof(Size2d) ? (Size2d)1
        : parameter.ParameterType == typeof(string) ? ""
        : parameter.ParameterType == typeof(IReadOnlyList<Layer>) ? Array.Empty<Layer>()
        : parameter.ParameterType == typeof(IReadOnlyList<double>) ? new[] { 1.0 }
        : 1;
}
