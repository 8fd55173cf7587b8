namespace ChainRule.Explanations;

/// <summary>How near an element is to what is explained.</summary>
internal enum Closeness
{
    /// <summary>it does not depend on it</summary>
    None,

    /// <summary>it comes of it</summary>
    Dependent,

    /// <summary>it is explained</summary>
    Subject,
}
