using ChainRule.Data;
using ChainRule.Diagnoses;
using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;

namespace ChainRule.Tests.Diagnoses;

/// <summary>Trainings that go wrong, each with the illness that it has.</summary>
internal static class IllNetworks
{
    /// <summary>What is found while they are trained.</summary>
    public static List<(string Name, Type Illness, Func<Patient> Patient)> Watched { get; } =
    [
        ("softmax before cross-entropy", typeof(SoftmaxTwice), () => Digits(new Adam(), new Relu(), new Softmax())),
        ("pixels from 0 to 255", typeof(UnscaledData), () => new(Perceptron(new Relu()), new CrossEntropy(), new Adam(), PatientData.Changed(PatientData.Digits(), (_, x) => 255 * x))),
        ("a column in thousands", typeof(UnscaledData), () => Table(PatientData.Changed(Sums(), (column, x) => column == 1 ? 2000 + 10 * x : x))),
        ("columns on different scales", typeof(UnscaledData), () => Table(PatientData.Changed(Sums(), (column, x) => column == 1 ? 5 * x : x / 100))),
        ("tiny columns", typeof(UnscaledData), () => Table(PatientData.Changed(Sums(), (_, x) => x / 1000))),
        ("prices as they are", typeof(UnscaledData), () => new(new Linear(2, 1), new MeanSquaredError(), new Adam(), PatientData.Numbers(2, x => [200_000 + 50_000 * x[0]]))),
        ("shuffled digits", typeof(ShuffledLabels), () => new(Perceptron(new Relu()), new CrossEntropy(), new Adam(0.003), PatientData.Shuffled(PatientData.Digits())) { Epochs = 30 }),
        ("shuffled numbers", typeof(ShuffledLabels), () => new(
            new Sequential(new Linear(20, 128), new Relu(), new Linear(128, 1)), new MeanSquaredError(), new Adam(0.005), PatientData.Shuffled(PatientData.Numbers(20, x => [x[0] + x[1]]))) { Epochs = 40 }),
        ("one class in twenty", typeof(UnbalancedClasses), () => Table(PatientData.Classes(3, x => Math.Sin(1000 * x[0]) > 0.98 ? 1 : 0))),
        ("large weights in ten layers", typeof(ExplodingGradients), () => new(Deep(10, () => new Relu(), new Normal(0, 0.5)), new CrossEntropy(), new Sgd(1e-6), Sums())),
        ("gradient descent with steps of 20", typeof(LearningRateTooHigh), () => Digits(new Sgd(20), new Tanh())),
        ("adam with steps of 0.3", typeof(LearningRateTooHigh), () => Digits(new Adam(0.3), new Tanh())),
        ("a training that diverges", typeof(LearningRateTooHigh), () => new(
            new Sequential(new Linear(2, 16), new Relu(), new Linear(16, 1)), new MeanSquaredError(), new Sgd(100), PatientData.Numbers(2, x => [x[0]]))),
        ("biases of minus ten", typeof(DeadRelus), () => new(
            new Sequential(new Flatten(), new Linear(784, 32, biasInitializer: new Constant(-10)), new Relu(), new Linear(32, 10)), new CrossEntropy(), new Sgd(0.01), PatientData.Digits()) { BatchSize = 32, Epochs = 130 }),
        ("adam with steps of 1", typeof(DeadRelus), () => new(Perceptron(new Relu()), new CrossEntropy(), new Adam(1), PatientData.Digits()) { BatchSize = 32, Epochs = 130 }),
        ("channels that never fire", typeof(DeadRelus), () => new(
            new Sequential(new Conv2d(1, 8, 3, settings: new(Bias: false, WeightInitializer: new Uniform(-1, 0.05))), new Relu(), new GlobalAvgPool2d(), new Linear(8, 10)), new CrossEntropy(), new Sgd(0.01), PatientData.Digits()) { BatchSize = 32, Epochs = 130 }),
        ("large weights before a sigmoid", typeof(SaturatedUnits), () => Digits(new Sgd(0.01), new Sigmoid(), weights: new Normal(0, 5))),
        ("large weights before a tanh", typeof(SaturatedUnits), () => Digits(new Sgd(0.01), new Tanh(), weights: new Normal(0, 5))),
        ("ten layers of sigmoids", typeof(VanishingGradients), () => new(Deep(10, () => new Sigmoid()), new CrossEntropy(), new Sgd(0.1), Sums())),
        ("ten layers of sigmoids", typeof(LossOfGuessing), () => new(Deep(10, () => new Sigmoid()), new CrossEntropy(), new Sgd(0.1), Sums())),
        ("gradient descent with steps of 0.00005", typeof(LearningRateTooLow), () => Digits(new Sgd(0.00005), new Tanh())),
        ("adam with steps of 1e-8", typeof(UpdatesOutOfRange), () => Digits(new Adam(1e-8), new Tanh())),
        ("gradient descent with steps of 20", typeof(UpdatesOutOfRange), () => Digits(new Sgd(20), new Tanh())),
        ("a wide network on few noisy rows", typeof(OverFitting), () => new(
            new Sequential(new Linear(10, 256), new Relu(), new Linear(256, 2)), new CrossEntropy(), new Adam(0.003), PatientData.Classes(10, x => x[0] + x[1] > 0 ? 1 : 0, wrong: 0.4, rows: 250)) { Epochs = 100 }),
        ("a wide network on few noisy numbers", typeof(OverFitting), () => new(
            new Sequential(new Linear(10, 256), new Relu(), new Linear(256, 1)), new MeanSquaredError(), new Adam(0.003), PatientData.Numbers(10, x => [x[0]], noise: 1, rows: 250)) { Epochs = 100 }),
        ("hardly any steps", typeof(LossOfGuessing), () => new(new Sequential(new Linear(3, 8), new Tanh(), new Linear(8, 1)), new MeanSquaredError(), new Sgd(1e-9), PatientData.Numbers(3, x => [x[0]]))),
    ];

    /// <summary>What is found without training.</summary>
    public static List<(string Name, Type Illness, Func<Patient> Patient)> Diagnosed { get; } =
    [
        ("softmax before cross-entropy", typeof(SoftmaxTwice), () => Digits(new Adam(), new Relu(), new Softmax())),
        ("shuffled digits", typeof(ShuffledLabels), () => new(Perceptron(new Relu()), new CrossEntropy(), new Adam(), PatientData.Shuffled(PatientData.Digits()))),
        ("shuffled numbers", typeof(ShuffledLabels), () => new(new Linear(4, 1), new MeanSquaredError(), new Adam(), PatientData.Shuffled(PatientData.Numbers(4, x => [x[0] + x[1]])))),
        ("pixels from 0 to 255", typeof(UnscaledData), () => new(Perceptron(new Relu()), new CrossEntropy(), new Adam(), PatientData.Changed(PatientData.Digits(), (_, x) => 255 * x))),
        ("one class in twenty", typeof(UnbalancedClasses), () => Table(PatientData.Classes(3, x => x[0] > 2 ? 1 : 0))),
        ("large weights in ten layers", typeof(ExplodingGradients), () => new(Deep(10, () => new Relu(), new Normal(0, 0.5)), new CrossEntropy(), new Adam(), Sums())),
        ("biases of minus ten", typeof(DeadRelus), () => new(
            new Sequential(new Flatten(), new Linear(784, 32, biasInitializer: new Constant(-10)), new Relu(), new Linear(32, 10)), new CrossEntropy(), new Adam(), PatientData.Digits())),
        ("large weights before a tanh", typeof(SaturatedUnits), () => Digits(new Adam(), new Tanh(), weights: new Normal(0, 5))),
        ("ten layers of sigmoids", typeof(VanishingGradients), () => new(Deep(10, () => new Sigmoid()), new CrossEntropy(), new Adam(), Sums())),
        ("inputs that say nothing", typeof(UnlearnableBatch), () => Table(PatientData.Changed(Sums(), (_, _) => 1))),
        ("a network too narrow", typeof(UnlearnableBatch), () => new(
            new Sequential(new Linear(3, 1), new Relu(), new Linear(1, 2)), new CrossEntropy(), new Adam(), PatientData.Classes(3, x => x[0] * x[1] * x[2] > 0 ? 1 : 0))),
    ];

    private static (BatchSource Train, BatchSource Validation) Sums() => PatientData.Classes(3, x => x[0] + x[1] > 0 ? 1 : 0);

    private static Patient Table((BatchSource Train, BatchSource Validation) data) => new(new Sequential(new Linear(3, 16), new Relu(), new Linear(16, 2)), new CrossEntropy(), new Adam(), data);

    private static Sequential Perceptron(Layer activation, Layer? last = null, Initializer? weights = null) =>
        new([new Flatten(), new Linear(784, 64, weightInitializer: weights), activation, new Linear(64, 10), .. last is null ? Array.Empty<Layer>() : [last]]);

    private static Patient Digits(Optimizer optimizer, Layer activation, Layer? last = null, Initializer? weights = null) =>
        new(Perceptron(activation, last, weights), new CrossEntropy(), optimizer, PatientData.Digits());

    private static Sequential Deep(int layers, Func<Layer> activation, Initializer? weights = null) =>
        new([new Linear(3, 32), activation(), .. Enumerable.Range(0, layers).SelectMany(_ => new[] { new Linear(32, 32, weightInitializer: weights), activation() }), new Linear(32, 2)]);
}
