using System.Reflection;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Specifications;

/// <summary>How the values of a setting are read, handed to a constructor, and read back from properties.</summary>
/// <param name="Read">the value as the network format has it</param>
internal sealed record SettingForm(Func<StrictValue, object> Read)
{
    /// <summary>The most units, channels or groups of a layer.</summary>
    private const int MaximumCount = 1_000_000;

    private const int MostNumbers = 1_000_000;

    /// <summary>One argument for each of the constructor's parameters.</summary>
    public Func<object, IEnumerable<object>> ToArguments { get; init; } = value => [value];

    /// <summary>The value of one property for each of those parameters.</summary>
    public Func<IReadOnlyList<object>, object> OfProperties { get; init; } = values => values[0];

    /// <summary>The form of a setting that these parameters make; null where the network format has none, as for initializers.</summary>
    /// <param name="parameters">of a constructor</param>
    /// <param name="range">which numbers a parameter takes</param>
    public static SettingForm? Of(IReadOnlyList<ParameterInfo> parameters, Func<ParameterInfo, NumberRange> range)
    {
        var parameter = parameters[0];
        if (parameters.Count > 1)
            return OfNumbers(parameters, range);
        if (FormatWords.Choice(parameter) is { } choice)
            return new(choice.Read) { ToArguments = word => [choice.Value(word)], OfProperties = values => choice.Word(values[0]) };
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(double) ? new(value => value.Number(range(parameter)))
            : type == typeof(int) ? new(value => value.WholeNumber(1, MaximumCount))
            : type == typeof(bool) ? new(value => value.Boolean())
            : type == typeof(Size2d) ? new(value => value.Size(StartsAtZero(parameter) ? 0 : 1, int.MaxValue))
            : type == typeof(IReadOnlyList<double>) ? new(value => (ValueList<double>)[.. value.Items(1, MostNumbers).Select(item => item.Number(range(parameter)))])
            {
                OfProperties = values => (ValueList<double>)[.. (IEnumerable<double>)values[0]],
            }
            : type == typeof(IReadOnlyList<Layer>) ? new(LayerList.Read)
            {
                OfProperties = values => (ValueList<PartSpecification>)[.. ((IEnumerable<Layer>)values[0]).Select(PartSpecification.Of)],
            }
            : null;
    }

    private static SettingForm OfNumbers(IReadOnlyList<ParameterInfo> parameters, Func<ParameterInfo, NumberRange> range) =>
        new(value => (ValueList<double>)[.. value.Items(parameters.Count, parameters.Count).Zip(parameters, (item, parameter) => item.Number(range(parameter)))])
        {
            ToArguments = value => ((ValueList<double>)value).Cast<object>(),
            OfProperties = values => (ValueList<double>)[.. values.Cast<double>()],
        };

    // A size that is none where it is left out, such as a padding, may be 0; null stands for a size that follows from others.
    private static bool StartsAtZero(ParameterInfo parameter) => parameter.HasDefaultValue && parameter.ParameterType == typeof(Size2d);
}
