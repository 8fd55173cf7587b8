using System.Reflection;
using System.Runtime.CompilerServices;

namespace ChainRule.Tests;

/// <summary>
/// What a program that uses an assembly can name, a line each: public types with their public and protected members. What a type overrides is its
/// base's, and what the compiler writes into every record is no one's.
/// </summary>
internal static class PublicFace
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.Namespace, StringComparer.Ordinal).ThenBy(Signatures.Name, StringComparer.Ordinal))
        {
            yield return $"{type.Namespace}: {Kind(type)} {Signatures.Name(type)}{Bases(type)}{Signatures.Constraints(type.GetGenericArguments())}";
            foreach (var (_, signature) in Members(type).Select(member => (member.Name, Signature: Signatures.Of(member))).OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Signature, StringComparer.Ordinal))
                yield return $"    {signature}";
        }
    }

    /// <summary>What a type adds to the face: not what it overrides.</summary>
    public static IEnumerable<MemberInfo> Members(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) ? [type.GetMethod("Invoke")!] : type.GetMembers(Own).Where(member => member switch
        {
            ConstructorInfo constructor => Signatures.IsSeen(constructor) && !IsCopy(constructor),
            PropertyInfo property => Signatures.IsSeen(property.GetMethod) && property.Name != "EqualityContract" && !Overrides(property.GetMethod!),
            MethodInfo method => Signatures.IsSeen(method) && !IsWritten(method) && !Overrides(method),
            FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
            _ => false,
        });

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsValueType ? $"{(type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{(IsRecord(type) ? "record " : "")}struct"
        : $"{(type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}{(IsRecord(type) ? "record" : "class")}";

    private static string Bases(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
            return "";
        var all = type.GetInterfaces().Where(i => i.IsVisible && !(IsRecord(type) && i == typeof(IEquatable<>).MakeGenericType(type))).ToList();
        var named = all.Except((type.BaseType?.GetInterfaces() ?? []).Concat(all.SelectMany(i => i.GetInterfaces()))).Select(Signatures.Name);
        Type[] from = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? [b] : [];
        string[] bases = [.. from.Select(Signatures.Name), .. named.Order(StringComparer.Ordinal)];
        return bases is [] ? "" : $" : {string.Join(", ", bases)}";
    }

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Own) is not null;

    private static bool IsCopy(ConstructorInfo constructor) => IsRecord(constructor.DeclaringType!) && constructor.GetParameters() is [var one] && one.ParameterType == constructor.DeclaringType;

    private static bool Overrides(MethodInfo method) => method.GetBaseDefinition() != method;

    // Accessors stand with their property; of a record, what makes it one.
    private static bool IsWritten(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        || method.Name.Contains('<', StringComparison.Ordinal)
        || (IsRecord(method.DeclaringType!) && (method.IsDefined(typeof(CompilerGeneratedAttribute), false) || method.Name == "PrintMembers"));
}
