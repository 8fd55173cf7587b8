namespace ChainRule.Explanations;

/// <summary>How an element relates to the subjects: not at all, as a value that depends on one, or as one of them.</summary>
internal enum Closeness
{
    None,
    Dependent,
    Subject,
}
