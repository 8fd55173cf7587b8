using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests;

/// <summary>A network with a layer of every kind that remembers something, a batch for it, and its training step.</summary>
internal sealed class TrainingStep
{
    public TrainingStep(Optimizer optimizer, int samples = 9, int width = 13, ulong seed = 1)
    {
        Optimizer = optimizer;
        Model = new Sequential(
            new Linear(20, width),
            new BatchNorm1d(width),
            new Gelu(),
            new Dropout(0.3),
            new Residual(new Linear(width, width), new Tanh()),
            new LayerNorm(width),
            new Linear(width, 5, LinearBias.Shared));
        Model.Initialize(seed);
        Input = Some.Tensor([samples, 20], DType.Float32, 3);
        Target = Some.Indexes(samples, 5);
    }

    public Sequential Model { get; }

    public Optimizer Optimizer { get; }

    public Tensor Input { get; }

    public Tensor Target { get; }

    /// <summary>Every tensor that the step may change.</summary>
    public IEnumerable<Tensor> State => Model.Parameters.Concat(Model.Buffers).Select(p => p.Tensor);

    public static TheoryData<string> OptimizerNames => [.. Optimizers.Keys];

    public static Dictionary<string, Func<Optimizer>> Optimizers { get; } = new()
    {
        ["sgd"] = () => new Sgd(0.1),
        ["sgd, momentum, clipped"] = () => new Sgd(0.1, 0.9, nesterov: true, weightDecay: 0.01) { Clipping = new ClipByNorm(1) },
        ["adam"] = () => new Adam(0.01),
        ["adamw, clipped"] = () => new AdamW(0.01) { Clipping = new ClipByValue(0.01) },
        ["rmsprop"] = () => new RmsProp(0.01),
        ["rmsprop, momentum"] = () => new RmsProp(0.01, momentum: 0.9),
        ["adagrad"] = () => new Adagrad(0.01),
        ["groups"] = () => new Adam(0.01) { Groups = [new(["0.*"], new Sgd(0.1)), new(["*.bias"], new Adam(0.02))] },
    };

    public Variable Loss(Tape tape) => new CrossEntropy(labelSmoothing: 0.1).Compute(Model.Forward(tape.Input(Input, "x")), tape.Input(Target));

    public RecordedProgram Record(Device? device = null) => RecordedProgram.Record(
        tape =>
        {
            var loss = new Regularization(l2: 0.01).AddTo(Loss(tape), Model.Parameters);
            Optimizer.Minimize(loss, Model.Parameters);
            return [loss];
        },
        training: true,
        device);

    public double RunEagerly(Device? device = null)
    {
        var tape = new Tape(device, training: true);
        var loss = new Regularization(l2: 0.01).AddTo(Loss(tape), Model.Parameters);
        Optimizer.Minimize(loss, Model.Parameters);
        return loss.Value.Item();
    }
}
