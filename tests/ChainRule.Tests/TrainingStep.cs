using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests;

/// <summary>A network with a layer of every kind that remembers something, a batch for it, and its training step.</summary>
internal sealed class TrainingStep
{
    public TrainingStep(Optimizer optimizer, int samples = 9, int width = 13, ulong seed = 1)
        : this(
            optimizer,
            new(
                new Linear(20, width),
                new BatchNorm1d(width),
                new Gelu(),
                new Dropout(0.3),
                new Residual(new Linear(width, width), new Tanh()),
                new LayerNorm(width),
                new Linear(width, 5, LinearBias.Shared)),
            Some.Tensor([samples, 20], DType.Float32, 3),
            seed)
    {
    }

    private TrainingStep(Optimizer optimizer, Sequential model, Tensor input, ulong seed)
    {
        (Optimizer, Model, Input) = (optimizer, model, input);
        Model.Initialize(seed);
        Target = Some.Indexes(input.Shape[0], 5);
    }

    /// <summary>A network of convolutions and every kind of pooling, on pictures of 2 channels.</summary>
    public static TrainingStep OfPictures(Optimizer optimizer, int samples = 5, int size = 11, ulong seed = 1) => new(
        optimizer,
        new(
            new Conv2d(2, 12, 3, padding: 1),
            new BatchNorm2d(12),
            new Relu(),
            new MaxPool2d(2),
            new Conv2d(12, 8, 3, padding: new(1, 0), settings: new(Groups: 2, Bias: false)),
            new AvgPool2d(3, 2, 1),
            new Dropout(0.3),
            new Conv2d(8, 8, new(2, 1), settings: new(Dilation: new(1, 2), Groups: 8)),
            new Residual(new Conv2d(8, 8, 1), new Tanh()),
            new GlobalAvgPool2d(),
            new Linear(8, 5)),
        Some.Tensor([samples, 2, size, size], DType.Float32, 3),
        seed);

    public Sequential Model { get; }

    public Optimizer Optimizer { get; }

    public Tensor Input { get; }

    public Tensor Target { get; }

    /// <summary>Every tensor that the step may change.</summary>
    public IEnumerable<Tensor> State => Model.State.Select(p => p.Tensor);

    public static TheoryData<string> OptimizerNames => [.. Optimizers.Keys];

    public static Dictionary<string, Func<Optimizer>> Optimizers { get; } = new()
    {
        ["sgd"] = () => new Sgd(0.1),
        ["sgd, momentum, clipped"] = () => new Sgd(0.1, 0.9, nesterov: true, weightDecay: 0.01) { Links = [new ClipByNorm(1)] },
        ["adam"] = () => new Adam(0.01),
        ["adamw, clipped"] = () => new AdamW(0.01) { Links = [new ClipByValue(0.01)] },
        ["rmsprop"] = () => new RmsProp(0.01),
        ["rmsprop, momentum"] = () => new RmsProp(0.01, momentum: 0.9),
        ["adagrad"] = () => new Adagrad(0.01),
        ["scheduled"] = () => new Adam(0.01) { Schedule = new CosineSchedule(20, Each: TimeUnit.Step) { WarmUp = new(5) } },
        ["plateau"] = () => new Sgd(0.1) { Schedule = new PlateauSchedule(0.5, Patience: 1, Threshold: 0.5) },
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

    /// <summary>Asserts that three steps leave the same bits behind on 1, 2 and 8 threads.</summary>
    public static void AssertSameBitsOnAnyThreads(Func<TrainingStep> create)
    {
        var one = Trained(1);
        foreach (var threads in (int[])[2, 8])
        {
            foreach (var (a, b) in one.State.Zip(Trained(threads).State))
                Near.SameBits(a, b);
        }

        TrainingStep Trained(int threads)
        {
            var step = create();
            var program = step.Record(new CpuDevice(threads));
            for (var i = 0; i < 3; i++)
                program.Run(step.Input, step.Target);
            return step;
        }
    }

    public double RunEagerly(Device? device = null)
    {
        var tape = new Tape(device, training: true);
        var loss = new Regularization(l2: 0.01).AddTo(Loss(tape), Model.Parameters);
        Optimizer.Minimize(loss, Model.Parameters);
        return loss.Value.Item();
    }
}
