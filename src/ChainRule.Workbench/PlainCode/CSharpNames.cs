using System.Collections.Frozen;
using ChainRule.Data;

namespace ChainRule.Workbench.PlainCode;

/// <summary>What the written class is called.</summary>
/// <param name="Namespace">words with points between them</param>
/// <param name="Class">one word</param>
public sealed record CSharpNames(string Namespace, string Class)
{
    /// <summary>The namespace where none is named.</summary>
    public const string UsualNamespace = "Models";

    private static readonly FrozenSet<string> Keywords =
        """
        abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally
        fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public
        readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual
        void volatile while
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    // What the written code calls by these names, the class may not be called.
    private static readonly FrozenSet<string> Taken =
    [
        "System", "Math", "Array", "Buffer", "Convert", "ArgumentException", "DateTime", "TimeSpan", "StringComparison",
        "InputCount", "OutputCount", "record", "var", "dynamic", "Classes", "Predict", "Probabilities", "PredictClass", "Prepare", "PredictRow", RowCode.MissingWords, .. Routine.Names,
    ];

    public static bool IsKeyword(string word) => Keywords.Contains(word);

    /// <summary>The names for a file: the class is called like it, unless it has a name.</summary>
    /// <exception cref="InputException">C# cannot call a class or a namespace so</exception>
    public static CSharpNames For(string file, string? @namespace = null, string? @class = null)
    {
        var named = @class ?? PascalCase(Path.GetFileNameWithoutExtension(file));
        if (!IsName(named))
            throw new InputException(file, null, $"a C# class cannot be called \"{named}\"", "name it with --class");
        var space = @namespace ?? UsualNamespace;
        return space.Split('.').All(IsName)
            ? new(space, named)
            : throw new InputException(file, null, $"a C# namespace cannot be called \"{space}\"", "name another with --namespace");
    }

    /// <summary>The words of a text as one: sepal length becomes SepalLength.</summary>
    internal static string PascalCase(string text) => string.Concat(Words(text).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Likewise, beginning with a small letter; none of the names already given.</summary>
    internal static string CamelCase(string text, ISet<string> given)
    {
        var plain = PascalCase(text) is { Length: > 0 } pascal ? char.ToLowerInvariant(pascal[0]) + pascal[1..] : "column";
        plain = char.IsDigit(plain[0]) ? "_" + plain : plain;
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? plain : CSharp.Numbered(plain + "_", n)).First(name => !IsKeyword(name) && given.Add(name));
    }

    private static string[] Words(string text) =>
        string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsName(string word) =>
        word.Length > 0 && !char.IsDigit(word[0]) && word.All(letter => char.IsLetterOrDigit(letter) || letter == '_') && !Keywords.Contains(word) && !Taken.Contains(word);
}
