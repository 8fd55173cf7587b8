using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace OwnParts;

/// <summary>A layer: of steps across the plane, (batch, 2·steps), the points that they lead to, (batch, 2·steps).</summary>
public sealed class Trail : UnaryLayer
{
    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) =>
        input.Rank == 1 && input[0] % 2 == 0 ? input : throw Refuse(input, "steps of two numbers each in one row");

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => x.Tape.Append(new RunningTotal(Columns: 2), x);
}
