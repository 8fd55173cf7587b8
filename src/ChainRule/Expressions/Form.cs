namespace ChainRule.Expressions;

/// <summary>A part of a formula that every notation writes with signs of its own, around one or two written parts.</summary>
internal enum Form
{
    Sum,
    Plus,
    Minus,
    Product,
    Quotient,
    Negation,
    Square,
    Power,
    Root,
    Magnitude,
    Floor,
    Brackets,
    Differential,
    Ellipsis,
}
