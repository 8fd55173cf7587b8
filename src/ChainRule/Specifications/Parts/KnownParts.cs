using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Schedules;

namespace ChainRule.Specifications.Parts;

/// <summary>The library's own parts. Each is named here, so that a trimmed program keeps what describes it.</summary>
internal static class KnownParts
{
    public static PartCatalog<Layer> Layers() => new PartCatalog<Layer>()
        .Add<AvgPool2d>()
        .Add<BatchNorm1d>()
        .Add<BatchNorm2d>()
        .Add<Conv2d>()
        .Add<Dropout>()
        .Add<Elu>()
        .Add<Flatten>()
        .Add<Gelu>()
        .Add<GlobalAvgPool2d>()
        .Add<Identity>()
        .Add<LayerNorm>()
        .Add<LeakyRelu>()
        .Add<Linear>()
        .Add<LogSoftmax>()
        .Add<MaxPool2d>()
        .Add<Relu>()
        .Add<Residual>()
        .Add<Sigmoid>()
        .Add<Silu>()
        .Add<Softmax>()
        .Add<Softplus>()
        .Add<Step>()
        .Add<Tanh>();

    public static PartCatalog<Loss> Losses() => new PartCatalog<Loss>()
        .Add<BinaryCrossEntropy>()
        .Add<CrossEntropy>()
        .Add<HalfSquaredError>()
        .Add<Huber>()
        .Add<MeanAbsoluteError>()
        .Add<MeanSquaredError>();

    public static PartCatalog<Optimizer> Optimizers() => new PartCatalog<Optimizer>()
        .Add<Adagrad>()
        .Add<Adam>()
        .Add<AdamW>()
        .Add<RmsProp>()
        .Add<Sgd>();

    public static PartCatalog<Schedule> Schedules() => new PartCatalog<Schedule>()
        .Add<ConstantSchedule>()
        .Add<CosineRestartsSchedule>()
        .Add<CosineSchedule>()
        .Add<ExponentialSchedule>()
        .Add<LinearSchedule>()
        .Add<MultiStepSchedule>()
        .Add<OneCycleSchedule>()
        .Add<PlateauSchedule>()
        .Add<PolynomialSchedule>()
        .Add<StepSchedule>();
}
