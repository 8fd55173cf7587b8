using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Specifications.Parts;

/// <summary>A type of part in the network format: its settings are its constructor's parameters, with their defaults and ranges.</summary>
internal sealed class PartType
{
    /// <summary>What is asked of the type at run time.</summary>
    public const DynamicallyAccessedMemberTypes Needed = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;

    private readonly PartConstructor _constructor;

    private PartType([DynamicallyAccessedMembers(Needed)] Type type, string name, Func<PartSpecification, long>? numbersIn) => (Class, Name, NumbersIn, _constructor) = (type, name, numbersIn, new(type));

    [DynamicallyAccessedMembers(Needed)]
    public Type Class { get; }

    /// <summary>What the network format calls it.</summary>
    public string Name { get; }

    /// <summary>How many numbers the tensors have that the constructor makes; null where it makes none.</summary>
    public Func<PartSpecification, long>? NumbersIn { get; }

    /// <summary>In the order of the constructor's parameters.</summary>
    public IReadOnlyList<PartSetting> Settings => field ??=
    [
        .. from parameter in _constructor.Parameters
           where !parameter.IsDefined(typeof(FromInputAttribute))
           group parameter by FormatWords.Name(parameter) into parameters
           let setting = PartSetting.Make(parameters.Key, [.. parameters], _constructor)
           where setting is not null
           select setting,
    ];

    /// <summary>Whether only a file can describe such a part.</summary>
    public bool NeedsList => Settings.Any(setting => setting.IsRequired && setting.IsList);

    public IEnumerable<string> SettingNames => Settings.Select(setting => setting.Name);

    /// <param name="name">what the network format calls it; by default the library's name in its words</param>
    /// <param name="numbersIn">how many numbers the tensors have that the constructor makes</param>
    public static PartType Of<[DynamicallyAccessedMembers(Needed)] T>(string? name = null, Func<PartSpecification, long>? numbersIn = null) => new(typeof(T), name ?? FormatWords.Name(typeof(T)), numbersIn);

    /// <summary>Refuses a type that the network format cannot hold.</summary>
    /// <exception cref="ArgumentException">a parameter of its constructor is no setting and has no default, or no property gives it</exception>
    public void Check()
    {
        foreach (var parameter in _constructor.Parameters.Where(parameter => !parameter.IsDefined(typeof(FromInputAttribute))))
        {
            var isSetting = Settings.Any(setting => setting.Parameters.Contains(parameter));
            if (!isSetting && !parameter.HasDefaultValue)
                throw new ArgumentException($"{Class.Name} has a parameter {parameter.Name} of a type that the network format does not have: {parameter.ParameterType.Name}.");
            if (isSetting && Class.GetProperty(FormatWords.Property(parameter)) is null)
                throw new ArgumentException($"{Class.Name} needs a public property {FormatWords.Property(parameter)} that gives its setting.");
        }
    }

    /// <summary>Those settings that are given.</summary>
    public ValueList<SettingValue> Read(StrictObject settings) =>
    [
        .. from setting in Settings
           let value = settings.Optional(setting.Name)
           where value is not null
           select new SettingValue(setting.Name, setting.Read(value.Value)),
    ];

    /// <summary>All settings of a part of this type.</summary>
    public IEnumerable<SettingValue> SettingsOf(object part) => Settings.Select(setting => setting.Of(part, Class)).OfType<SettingValue>();

    /// <summary>Describes a part of this type by its settings, leaving out those that have their default.</summary>
    public PartSpecification Describe(object part)
    {
        SettingValue[] required = [.. Settings.Where(setting => setting.IsRequired).Select(setting => setting.Of(part, Class)!)];
        if (required.Length == Settings.Count)
            return new(Name, [.. required]);
        var arguments = _constructor.Samples();
        // Defaults do not depend on inner layers.
        foreach (var setting in required.Where(setting => setting.Value is not ValueList<PartSpecification>))
            Put(setting, arguments);
        return new(Name, [.. SettingsOf(part).Except(SettingsOf(_constructor.Invoke(arguments)).Except(required))]);
    }

    /// <summary>Builds the part that is described.</summary>
    /// <param name="part">its settings</param>
    /// <param name="location">its place, for messages</param>
    /// <param name="context">for a layer: what it is built from besides its settings</param>
    /// <exception cref="InputException">a setting is missing, unknown or impossible</exception>
    /// <exception cref="ShapeException">a setting does not go with the input</exception>
    public object Make(PartSpecification part, Location location, LayerContext? context = null)
    {
        if (Settings.FirstOrDefault(setting => setting.IsRequired && part[setting.Name] is null) is { } missing)
            throw location.Refuse($"\"{missing.Name}\" is missing");
        if (part.Settings.FirstOrDefault(setting => !SettingNames.Contains(setting.Name)) is { } unknown)
            throw location.Member(unknown.Name).Refuse("the setting is unknown", "known here: " + string.Join(", ", SettingNames));
        var arguments = _constructor.Defaults(context);
        foreach (var setting in part.Settings)
            Put(setting.Value is ValueList<PartSpecification> inner ? setting with { Value = context!.Inner(inner, setting.Name) } : setting, arguments);
        try
        {
            return _constructor.Invoke(arguments);
        }
        catch (ArgumentException fault)
        {
            throw Refuse(fault, part, location);
        }
    }

    private void Put(SettingValue value, object?[] arguments)
    {
        var setting = Settings.Single(setting => setting.Name == value.Name);
        foreach (var (parameter, argument) in setting.Parameters.Zip(setting.ToArguments(value.Value)))
            arguments[_constructor.PlaceOf(parameter)] = argument;
    }

    // Passes on what the constructor refuses, at the place of the setting where that is given.
    private InputException Refuse(ArgumentException fault, PartSpecification part, Location location)
    {
        if (Settings.FirstOrDefault(setting => part[setting.Name] is not null && setting.Parameters.Any(parameter => parameter.Name == fault.ParamName)) is { } setting)
            location = location.Member(setting.Name);
        return fault is SettingException range
            ? location.Refuse(FormattableString.Invariant($"{range.ActualValue} is out of range"), "write " + range.Wanted)
            : location.Refuse(fault.Message.Split(" (Parameter '")[0].TrimEnd('.'));
    }
}
