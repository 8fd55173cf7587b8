using ChainRule.Operations;
using OwnParts;

namespace ChainRule.Tests;

/// <summary>The library's parts, and those of the sample that adds to them from outside.</summary>
internal static class Parts
{
    /// <summary>Every type that is a <typeparamref name="T"/> and can be made.</summary>
    public static IEnumerable<Type> Of<T>() =>
        new[] { typeof(Operation), typeof(RunningTotal) }.SelectMany(part => part.Assembly.GetTypes()).Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type));

    /// <summary>Every struct that is a <typeparamref name="T"/>; all its settings are 0.7, or false.</summary>
    public static IEnumerable<T> Structs<T>() =>
        from type in Of<T>()
        where type is { IsValueType: true, IsGenericTypeDefinition: false }
        let settings = type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType == typeof(double) ? 0.7 : (object)false)
        select (T)Activator.CreateInstance(type, [.. settings])!;
}
