using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Tapes;

public sealed class TapeTextTests
{
    [Fact]
    public void A_small_networks_training_step_prints_as_text()
    {
        var model = new Sequential(new Linear(2, 3), new Sigmoid(), new Linear(3, 1));
        var program = RecordedProgram.Record(
            tape =>
            {
                var y = model.Forward(tape.Input(new Tensor([4, 2]), "x"));
                var loss = new HalfSquaredError().Compute(y, tape.Input(new Tensor([4, 1]), "t"));
                loss.Name = "L";
                new Sgd(0.1).Minimize(loss, model.Parameters);
                return [loss];
            },
            training: true);
        Assert.Equal(
            """
            z(0) = x·0.weightᵀ + 0.bias  : float32[4, 3]
            a(1) = σ(z(0))  : float32[4, 3]
            z(2) = a(1)·2.weightᵀ + 2.bias  : float32[4, 1]
            v11 = z(2) − t  : float32[4, 1]
            L = reshape(sum(square(v11))) · 0.125  : float32[]
            ∂L/∂z(2) = broadcast(reshape(1 · 0.125)) · square′(v11)  : float32[4, 1]
            ∂L/∂2.bias = sum(∂L/∂z(2))  : float32[1]
            ∂L/∂a(1) = ∂L/∂z(2)·2.weight  : float32[4, 3]
            ∂L/∂2.weight = ∂L/∂z(2)ᵀ·a(1)  : float32[1, 3]
            ∂L/∂z(0) = ∂L/∂a(1) · σ′(z(0))  : float32[4, 3]
            ∂L/∂0.bias = sum(∂L/∂z(0))  : float32[3]
            ∂L/∂0.weight = ∂L/∂z(0)ᵀ·x  : float32[3, 2]
            v30 = ensure_finite(L, ∂L/∂0.weight, ∂L/∂0.bias, ∂L/∂2.weight, ∂L/∂2.bias)  : float32[]
            0.weight = sgd(0.weight, ∂L/∂0.weight, η, steps)  : float32[3, 2]
            0.bias = sgd(0.bias, ∂L/∂0.bias, η, steps)  : float32[3]
            2.weight = sgd(2.weight, ∂L/∂2.weight, η, steps)  : float32[1, 3]
            2.bias = sgd(2.bias, ∂L/∂2.bias, η, steps)  : float32[1]
            steps = advance(steps)  : int64[1]

            """,
            program.Tape.ToString());
    }
}
