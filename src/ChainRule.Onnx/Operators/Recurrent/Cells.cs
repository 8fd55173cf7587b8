using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Recurrent;

/// <summary>How a recurrent network goes from one state to the next.</summary>
internal static class Cells
{
    /// <summary>h′ = f(x·Wᵀ + h·Rᵀ + b)</summary>
    public static (Variable H, Variable C) Rnn(Call call, Direction direction, Variable input, (Variable H, Variable C) state)
    {
        var h = direction.Activate(0, input + direction.State(state.H));
        return (h, h);
    }

    // Gates z, r, h.
    /// <summary>h′ = (1 − z)·g(…) + z·h, with the reset gate r before or after the product with the state.</summary>
    public static (Variable H, Variable C) Gru(Call call, Direction direction, Variable input, (Variable H, Variable C) state)
    {
        var products = direction.State(state.H, 0, 2);
        var z = direction.Activate(0, direction.Gate(input, 0) + direction.Gate(products, 0));
        var r = direction.Activate(0, direction.Gate(input, 1) + direction.Gate(products, 1));
        var reset = call.Attributes.Flag("linear_before_reset") ? r * direction.State(state.H, 2) : direction.State(r * state.H, 2);
        var candidate = direction.Activate(1, direction.Gate(input, 2) + reset);
        var h = (1 - z) * candidate + z * state.H;
        return (h, h);
    }

    // Gates i, o, f, c; peepholes of i, o, f.
    /// <summary>c′ = f·c + i·g(…), h′ = o·h(c′)</summary>
    public static (Variable H, Variable C) Lstm(Call call, Direction direction, Variable input, (Variable H, Variable C) state)
    {
        var (gates, peepholes) = (input + direction.State(state.H), direction.Part(7));
        var i = direction.Activate(0, Peeped(0, state.C));
        var f = call.Attributes.Flag("input_forget") ? 1 - i : direction.Activate(0, Peeped(2, state.C));
        var c = f * state.C + i * direction.Activate(1, direction.Gate(gates, 3));
        var o = direction.Activate(0, Peeped(1, c));
        return (o * direction.ActivateCell(c), c);

        Variable Peeped(int gate, Variable cell) =>
            peepholes is null ? direction.Gate(gates, gate) : direction.Gate(gates, gate) + direction.Gate(peepholes, gate) * cell;
    }
}
