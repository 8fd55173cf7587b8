using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Functions;
using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// One step of an optimizer for one parameter, in place. Inputs: the parameter, its gradient, the learning rate (a Float64), the
/// number of steps done (an Int64), and the rule's states in the parameter's shape.
/// </summary>
/// <param name="Rule">the formula, with its settings</param>
public sealed record Update<TRule>(TRule Rule) : FloatingOperation
    where TRule : struct, IUpdateRule
{
    private const int Grain = 1 << 13;

    /// <inheritdoc/>
    public override string Name => Rule.Name;

    /// <inheritdoc/>
    public override int? InputCount => 4 + Rule.StateCount;

    /// <inheritdoc/>
    public override IReadOnlyList<Letter> Letters => Rule.Letters;

    /// <inheritdoc/>
    public override Effect Effect => Effect.Update;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0] == inputs[1]
            ? inputs[0]
            : throw new ShapeException($"A parameter {inputs[0]} cannot be updated with a gradient {inputs[1]}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (w, g, rate) = (inputs[0], inputs[1], inputs[2][0]);
        var corrections = Rule.Corrections(T.Constant(inputs[3].Indexes[0] + 1));
        foreach (var i in output.Wanted)
        {
            var first = Rule.StateCount > 0 ? inputs[4][i] : T.Constant(0);
            var second = Rule.StateCount > 1 ? inputs[5][i] : T.Constant(0);
            output[i] = w[i] = Rule.Update(w[i], g[i], ref first, ref second, rate, corrections);
            if (Rule.StateCount > 0)
                inputs[4][i] = first;
            if (Rule.StateCount > 1)
                inputs[5][i] = second;
        }
    }

    /// <inheritdoc/>
    public override Remark? Remark(ElementView element) => Rule.Remark(element.Input(3, 0).Value + 1);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var (w, g, rate, steps) = (inputs[0], inputs[1], inputs[2], inputs[3]);
        var states = (Rule.StateCount > 0 ? inputs[4] : null, Rule.StateCount > 1 ? inputs[5] : null);
        return () =>
        {
            var (first, second) = Rule.Corrections(new Lane<double>(steps.Span<long>()[0] + 1));
            workers.For(w.Count, Grain, new UpdateJob<T, TRule>(Rule, w, g, states, (rate.Span<double>()[0], first.Value, second.Value)));
        };
    }
}
