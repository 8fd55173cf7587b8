using System.Reflection;
using System.Xml.Linq;
using ChainRule.Layers;

namespace ChainRule.Tests.Conventions;

/// <summary>Every public type and member has a documentation comment, or inherits that of the member that it overrides or implements.</summary>
public sealed class DocumentationTests
{
    private static readonly Assembly Library = typeof(Layer).Assembly;

    [Fact]
    public void Every_public_type_and_member_is_documented()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member")
            .CountBy(member => member.Attribute("name")!.Value.Split('(')[0])
            .ToDictionary();
        var seen = Library.GetExportedTypes().SelectMany(type => PublicFace.Members(type).Where(member => !SpeaksForItself(member) && !IsInherited(member)).Prepend(type)).CountBy(Name);
        Assert.Empty(seen.Where(member => documented.GetValueOrDefault(member.Key) < member.Value).Select(member => member.Key));
    }

    // A constructor without parameters is often the compiler's own, and a record's comment is that of its properties too.
    private static bool SpeaksForItself(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => constructor.GetParameters().Length == 0,
        PropertyInfo property => property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.Name == property.Name),
        _ => false,
    };

    private static bool IsInherited(MemberInfo member) =>
        member.DeclaringType!.GetInterfaces().Any(declaring => declaring.GetMember(member.Name).Length > 0);

    // As the compiler's file of comments names it, without its parameters: overloads are counted.
    private static string Name(MemberInfo member) => member switch
    {
        Type type => $"T:{Name(type)}",
        ConstructorInfo => $"M:{Name(member.DeclaringType!)}.#ctor",
        MethodInfo { IsGenericMethod: true } method => $"M:{Name(method.DeclaringType!)}.{method.Name}``{method.GetGenericArguments().Length}",
        MethodInfo => $"M:{Name(member.DeclaringType!)}.{member.Name}",
        PropertyInfo => $"P:{Name(member.DeclaringType!)}.{member.Name}",
        _ => $"F:{Name(member.DeclaringType!)}.{member.Name}",
    };

    private static string Name(Type type) => type.FullName!.Replace('+', '.');
}
