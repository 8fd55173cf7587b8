using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Specifications.Parts;

/// <summary>A setting of a type of part: one parameter of its constructor, or several that are one setting in the network format.</summary>
/// <param name="Name">as the network format has it</param>
/// <param name="Parameters">of the constructor</param>
/// <param name="Read">the value that a file gives</param>
internal sealed record PartSetting(string Name, IReadOnlyList<ParameterInfo> Parameters, Func<StrictValue, object> Read)
{
    // Of a layer's units, channels or groups, and of the numbers in a list.
    private const int MaximumCount = 1_000_000;

    public bool IsRequired => !Parameters[0].HasDefaultValue;

    /// <summary>Whether its value is a list, which only a file can give.</summary>
    public bool IsList => Parameters.Count > 1 || Parameters[0].ParameterType == typeof(IReadOnlyList<double>) || Parameters[0].ParameterType == typeof(IReadOnlyList<Layer>);

    /// <summary>One argument for each parameter.</summary>
    public Func<object, IEnumerable<object>> ToArguments { get; private init; } = value => [value];

    private Func<IReadOnlyList<object>, object> OfProperties { get; init; } = values => values[0];

    /// <summary>The setting that these parameters make; null where the network format has none, as for initializers.</summary>
    public static PartSetting? Make(string name, IReadOnlyList<ParameterInfo> parameters, PartConstructor constructor)
    {
        var parameter = parameters[0];
        if (parameters.Count > 1)
        {
            return With(value => (ValueList<double>)[.. value.Items(parameters.Count, parameters.Count).Zip(parameters, (item, one) => item.Number(constructor.Range(one)))]) with
            {
                ToArguments = value => ((ValueList<double>)value).Cast<object>(),
                OfProperties = values => (ValueList<double>)[.. values.Cast<double>()],
            };
        }

        if (FormatWords.Choice(parameter) is { } choice)
            return With(choice.Read) with { ToArguments = word => [choice.Value(word)], OfProperties = values => choice.Word(values[0]) };
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(double) ? With(value => value.Number(constructor.Range(parameter)))
            : type == typeof(int) ? With(value => value.WholeNumber(constructor.Least(parameter), MaximumCount))
            : type == typeof(string) ? With(value => value.Text())
            : type == typeof(bool) ? With(value => value.Boolean())
            : type == typeof(Size2d) ? With(value => value.Size(StartsAtZero(parameter) ? 0 : 1, int.MaxValue))
            : type == typeof(IReadOnlyList<double>) ? With(value => (ValueList<double>)[.. value.Items(1, MaximumCount).Select(item => item.Number(constructor.Range(parameter)))]) with
            {
                OfProperties = values => (ValueList<double>)[.. (IEnumerable<double>)values[0]],
            }
            : type == typeof(IReadOnlyList<Layer>) ? With(LayerList.Read) with
            {
                OfProperties = values => (ValueList<PartSpecification>)[.. ((IEnumerable<Layer>)values[0]).Select(PartSpecification.Of)],
            }
            : null;

        PartSetting With(Func<StrictValue, object> read) => new(name, parameters, read);
    }

    /// <summary>The setting that a part has, by its public properties; null where it has none.</summary>
    /// <param name="part">the part</param>
    /// <param name="type">its type</param>
    public SettingValue? Of(object part, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type)
    {
        var values = new List<object?>();
        foreach (var parameter in Parameters)
            values.Add(type.GetProperty(FormatWords.Property(parameter))!.GetValue(part));
        return values.Contains(null) ? null : new(Name, OfProperties(values!));
    }

    // A size that is 0 by default may be 0, such as a padding; a size that is null by default follows from others.
    private static bool StartsAtZero(ParameterInfo parameter) => parameter.HasDefaultValue && parameter.ParameterType == typeof(Size2d);
}
