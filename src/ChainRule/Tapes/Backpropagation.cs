using ChainRule.Expressions;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>
/// Reverse-mode differentiation: the tape is walked from its end, and every operation appends its gradient as more nodes, so gradients can be run,
/// printed and differentiated like everything else.
/// </summary>
public static class Backpropagation
{
    /// <summary>The gradients of <paramref name="loss"/>, summed over its elements, with respect to each of <paramref name="by"/>.</summary>
    /// <returns>∂L/∂v for each v, in its shape; zeros where L does not depend on v</returns>
    /// <exception cref="InvalidOperationException">a variable is on another tape, or not floating-point</exception>
    public static Variable[] Gradients(Variable loss, params IReadOnlyList<Variable> by)
    {
        foreach (var variable in by)
        {
            if (variable.Tape != loss.Tape)
                throw new InvalidOperationException($"{variable} is on another tape than {loss}.");
            if (!variable.Type.IsFloatingPoint())
                throw new InvalidOperationException($"{variable} is {variable.TensorType}, but only floating-point numbers have gradients.");
        }

        loss.Name ??= Letter.Loss;
        var one = loss.Tape.Scalar(1, loss.Type).BroadcastTo(loss.Shape);
        Variable[] distinct = [.. by.Distinct()];
        var gradients = Gradients(loss, one, distinct, firstNode: 0);
        var named = distinct.Zip(gradients, (v, g) => NameAfter(g ?? loss.Tape.Scalar(0, v.Type).BroadcastTo(v.Shape), v));
        var differentiation = loss.Tape.Differentiated = new(loss, distinct, [.. named]);
        return [.. by.Select(v => differentiation.GradientOf(v)!)];
    }

    /// <summary>The gradients of Σ g·y through the nodes from <paramref name="firstNode"/> on; null if y does not depend on a variable.</summary>
    internal static Variable?[] Gradients(Variable y, Variable g, IReadOnlyList<Variable> by, int firstNode)
    {
        var tape = y.Tape;
        var lastNode = tape.Nodes.Count;

        // Of the nodes from the first one on only: a derivative of a derivative asks for a few at the end of a long tape.
        HashSet<Variable> depends = [.. by, .. tape.Nodes.Skip(firstNode).DependingOn(by).Select(node => node.Output)];
        var gradients = new Dictionary<Variable, Variable> { [y] = g };
        for (var n = lastNode - 1; n >= firstNode; n--)
        {
            var node = tape.Nodes[n];
            if (!depends.Contains(node.Output) || !gradients.TryGetValue(node.Output, out var dY))
                continue;
            NameAfter(dY, node.Output);
            using var scope = tape.Enter(node.Scope);
            for (var i = 0; i < node.Inputs.Count; i++)
            {
                var input = node.Inputs[i];
                if (!depends.Contains(input) || node.Operation.Gradient(node, i, dY) is not { } dX)
                    continue;
                dX = dX.SumTo(input.Shape);
                gradients[input] = gradients.TryGetValue(input, out var sum) ? sum + dX : dX;
            }
        }

        return [.. by.Select(v => gradients.GetValueOrDefault(v))];
    }

    private static Variable NameAfter(Variable gradient, Variable variable)
    {
        if (gradient.Name is null && variable.Name is { } name)
            gradient.Name = new GradientSymbol(name);
        return gradient;
    }
}
