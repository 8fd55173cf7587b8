using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ChainRule.Layers;

namespace ChainRule.Specifications.Parts;

/// <summary>The records that hold some settings of a part: in the network format they are settings of the part itself.</summary>
internal static class SettingRecords
{
    private static readonly Dictionary<Type, ConstructorInfo> Constructors = new[] { Of<ConvolutionSettings>() }.ToDictionary(constructor => constructor.DeclaringType!);

    /// <summary>The constructor of a parameter that is such a record; null of any other.</summary>
    public static ConstructorInfo? Constructor(ParameterInfo parameter) => Constructors.GetValueOrDefault(parameter.ParameterType);

    private static ConstructorInfo Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>() => typeof(T).GetConstructors().Single();
}
