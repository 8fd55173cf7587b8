using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ChainRule.Tests;

/// <summary>Types and members as C# declares them, without the namespaces of what they name.</summary>
internal static class Signatures
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    public static string Of(MemberInfo member) => member switch
    {
        MethodBase method => Of(method),
        PropertyInfo property => Of(property),
        _ => Of((FieldInfo)member),
    };

    private static string Of(MethodBase method)
    {
        var name = method is MethodInfo { IsSpecialName: true } ? method.Name.Replace("op_", "operator ", StringComparison.Ordinal) : method.Name;
        var head = method is MethodInfo m ? $"{Of(m.ReturnParameter)} {name}{Arguments(m.GetGenericArguments())}" : Plain(method.DeclaringType!.Name);
        var extension = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return $"{Modifiers(method)}{head}({extension}{string.Join(", ", method.GetParameters().Select(Parameter))}){(method is MethodInfo g ? Constraints(g.GetGenericArguments()) : "")}";
    }

    private static string Of(PropertyInfo property)
    {
        var (get, set) = (property.GetMethod, property.SetMethod);
        var name = property.GetIndexParameters() is [_, ..] indexes ? $"this[{string.Join(", ", indexes.Select(Parameter))}]" : property.Name;
        var isInit = set?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ?? false;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Modifiers(get!)}{required}{Of(get!.ReturnParameter)} {name} {{ get; {(set is null || !IsSeen(set) ? "" : $"{(set.IsPublic ? "" : "protected ")}{(isInit ? "init" : "set")}; ")}}}";
    }

    private static string Of(FieldInfo field) => field.IsLiteral ? $"{(field.DeclaringType!.IsEnum ? "" : $"const {Name(field.FieldType)} ")}{field.Name} = {Value(field.GetRawConstantValue(), field.FieldType)}" : $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";

    public static bool IsSeen(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    public static string Name(Type type) =>
        Keywords.GetValueOrDefault(type)
        ?? (type.IsByRef ? Name(type.GetElementType()!)
            : type.IsArray ? $"{Name(type.GetElementType()!)}[]"
            : Nullable.GetUnderlyingType(type) is { } some ? $"{Name(some)}?"
            : type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal) ? $"({string.Join(", ", type.GetGenericArguments().Select(Name))})"
            : type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{Plain(type.Name)}"
            : Plain(type.Name) + Arguments(type.GetGenericArguments()));

    public static string Constraints(Type[] parameters) => string.Concat(parameters.Select(parameter =>
    {
        var kinds = parameter.GenericParameterAttributes;
        var isUnmanaged = parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsUnmanagedAttribute");
        string[] all =
        [
            .. isUnmanaged ? ["unmanaged"] : kinds.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? (string[])["struct"] : [],
            .. kinds.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? (string[])["class"] : [],
            .. parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Name),
            .. kinds.HasFlag(GenericParameterAttributes.AllowByRefLike) ? (string[])["allows ref struct"] : [],
        ];
        return all is [] ? "" : $" where {parameter.Name} : {string.Join(", ", all)}";
    }));

    private static string Plain(string name) => name.Split('`')[0];

    private static string Arguments(Type[] arguments) => arguments is [] ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "") +
        (method.DeclaringType!.IsInterface && !method.IsStatic && method.IsAbstract ? "" : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        return $"{kind}{Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Value(parameter.DefaultValue, parameter.ParameterType)}" : "")}";
    }

    private static string Of(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var passing = !type.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsDefined(typeof(RequiresLocationAttribute)) ? "ref readonly " : parameter.IsDefined(typeof(IsReadOnlyAttribute)) ? "in " : "ref ";
        var isNullable = !type.IsValueType && !type.IsGenericParameter && Nullability.Create(parameter).ReadState == NullabilityState.Nullable && !Name(type).EndsWith('?');
        return $"{passing}{Name(type)}{(isNullable ? "?" : "")}";
    }

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
