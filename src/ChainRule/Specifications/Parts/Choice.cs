using ChainRule.Formats;

namespace ChainRule.Specifications.Parts;

/// <summary>The few values that a setting can have.</summary>
/// <param name="kind">what they are: <c>a kind of bias</c></param>
/// <param name="values">each as the network format and as the library has it</param>
internal sealed class Choice(string kind, params (object Word, object Value)[] values)
{
    public object Read(StrictValue value) =>
        values.Select(choice => choice.Word).FirstOrDefault(word => Literal(word) == value.Quote())
        ?? throw value.Refuse($"{value.Quote()} is not {kind}", $"write {string.Join(", ", values[..^1].Select(choice => Literal(choice.Word)))} or {Literal(values[^1].Word)}");

    /// <summary>The library's value; an unknown word is passed on, for the constructor to refuse.</summary>
    public object Value(object word) => values.FirstOrDefault(choice => choice.Word.Equals(word), (Word: word, Value: word)).Value;

    public object Word(object value) => values.First(choice => choice.Value.Equals(value)).Word;

    // A word is a name or a truth value.
    private static string Literal(object word) => word is bool truth ? truth ? "true" : "false" : $"\"{word}\"";
}
