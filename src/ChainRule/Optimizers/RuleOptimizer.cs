using System.Runtime.CompilerServices;
using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Optimizers;

/// <summary>An optimizer that is its rule.</summary>
public abstract class RuleOptimizer<TRule> : Optimizer
    where TRule : struct, IUpdateRule
{
    private readonly TRule _rule;

    // By the parameter's tensor: a parameter converted to another type starts anew.
    private readonly ConditionalWeakTable<Tensor, Tensor[]> _states = [];

    private protected RuleOptimizer(double learningRate, TRule rule)
        : base(learningRate) => _rule = rule;

    private protected override void AppendUpdate(Variable parameter, Variable gradient, Variable learningRate, Variable steps)
    {
        var tape = parameter.Tape;
        var states = _states.GetValue(parameter.Storage!, NewStates);
        tape.Append(
            new Update<TRule>(_rule),
            [parameter, gradient, learningRate, steps, .. states.Select((state, i) => tape.Bind(state, StateName(parameter, i)))]);
    }

    private LetterSymbol StateName(Variable parameter, int state)
    {
        var letter = _rule.Letters[state];
        return parameter.Name is LetterSymbol name ? new(letter, name.Layer, $"{name} {letter}") : new(letter);
    }

    private Tensor[] NewStates(Tensor parameter)
    {
        var states = new Tensor[_rule.StateCount];
        for (var i = 0; i < states.Length; i++)
            states[i] = new Tensor(parameter.Shape, parameter.Type);
        return states;
    }
}
