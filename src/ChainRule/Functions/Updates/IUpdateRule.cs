using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>The formula by which an optimizer changes a number, written once over any algebra. Settings are fields.</summary>
public interface IUpdateRule
{
    /// <summary>The optimizer's name as formulas write it.</summary>
    string Name { get; }

    /// <summary>How many numbers are kept for each element of a parameter from one step to the next: 0, 1 or 2.</summary>
    int StateCount { get; }

    /// <summary>The letters of those numbers, in order, then those of the intermediate values that the formula names, each with its text for a legend.</summary>
    IReadOnlyList<Letter> Letters { get; }

    /// <summary>The factors that are the same for all elements in a step, computed once; steps count from 1.</summary>
    (T First, T Second) Corrections<T>(T step)
        where T : IAlgebra<T>;

    /// <summary>What a derivation adds to the lines of the step; nothing by default.</summary>
    /// <param name="step">its number, from 1</param>
    Remark? Remark(double step) => null;

    /// <summary>The parameter after the step.</summary>
    /// <param name="w">the parameter before</param>
    /// <param name="g">∂L/∂w</param>
    /// <param name="first">the first number kept, 0 at the start; replaced by its new value</param>
    /// <param name="second">the second number kept, likewise</param>
    /// <param name="rate">η, the learning rate</param>
    /// <param name="corrections">from <see cref="Corrections{T}"/></param>
    T Update<T>(T w, T g, ref T first, ref T second, T rate, (T First, T Second) corrections)
        where T : IAlgebra<T>;
}
