using ChainRule.Data;
using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Training;

namespace ChainRule.Tests.Diagnoses;

/// <summary>Trainings with which nothing is wrong: many kinds of layers, losses, optimizers and data.</summary>
internal static class WellNetworks
{
    public static Dictionary<string, Func<Patient>> All { get; } = new()
    {
        ["digits, relu, adam"] = () => new(new Sequential(new Flatten(), new Linear(784, 64), new Relu(), new Linear(64, 10)), new CrossEntropy(), new Adam(), PatientData.Digits()),
        ["digits, convolution, adam"] = () => new(
            new Sequential(new Conv2d(1, 8, 3, padding: 1), new Relu(), new MaxPool2d(4), new Flatten(), new Linear(8 * 49, 10)), new CrossEntropy(), new Adam(), PatientData.Digits()),
        ["digits, tanh, gradient descent"] = () => new(new Sequential(new Flatten(), new Linear(784, 32), new Tanh(), new Linear(32, 10)), new CrossEntropy(), new Sgd(0.1), PatientData.Digits()),
        ["digits, two sigmoids, adam"] = () => new(
            new Sequential(new Flatten(), new Linear(784, 64), new Sigmoid(), new Linear(64, 32), new Sigmoid(), new Linear(32, 10)), new CrossEntropy(), new Adam(0.005), PatientData.Digits()),
        ["digits, batch normalisation, momentum"] = () => new(
            new Sequential(new Flatten(), new Linear(784, 64), new BatchNorm1d(64), new Relu(), new Linear(64, 10)), new CrossEntropy(), new Sgd(0.02, momentum: 0.9), PatientData.Digits()),
        ["digits, dropout, adamw"] = () => new(
            new Sequential(new Flatten(), new Linear(784, 128), new Gelu(), new Dropout(0.3), new Linear(128, 10)), new CrossEntropy(labelSmoothing: 0.1), new AdamW(), PatientData.Digits()),
        ["digits, residual, layer normalisation"] = () => new(
            new Sequential(new Flatten(), new Linear(784, 32), new Residual(new LayerNorm(32), new Linear(32, 32), new Relu()), new LayerNorm(32), new Linear(32, 10)), new CrossEntropy(), new Adam(0.003), PatientData.Digits()),
        ["digits, augmented"] = () => new(
            new Sequential(new Conv2d(1, 8, 5, stride: 3), new BatchNorm2d(8), new Silu(), new AvgPool2d(2), new Flatten(), new Linear(8 * 16, 10)), new CrossEntropy(), new Adam(0.003), PatientData.Digits())
        { Augmentation = new Augmentation(new Shift(1)) },
        ["moons, relu, adam"] = () => new(new Sequential(new Linear(2, 32), new Relu(), new Linear(32, 32), new Relu(), new Linear(32, 2)), new CrossEntropy(), new Adam(0.01), PatientData.Points("moons")) { Epochs = 30 },
        ["moons, one output, clipped"] = () => new(
            new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 1)), new BinaryCrossEntropy(), new Sgd(0.3) { Links = [new ClipByNorm(1)] }, PatientData.Points("moons"))
        { Epochs = 30 },
        ["circles, leaky relu, rmsprop"] = () => new(new Sequential(new Linear(2, 24), new LeakyRelu(), new Linear(24, 2)), new CrossEntropy(), new RmsProp(0.003), PatientData.Points("circles")) { Epochs = 30 },
        ["spirals, tanh, adam"] = () => new(
            new Sequential(new Linear(2, 32), new Tanh(), new Linear(32, 32), new Tanh(), new Linear(32, 2)), new CrossEntropy(), new Adam(0.01), PatientData.Points("spirals"))
        { Epochs = 100 },
        ["spirals, as the command trains them"] = () => new(
            new Sequential(new Linear(2, 32), new Relu(), new Linear(32, 32), new Relu(), new Linear(32, 2)), new CrossEntropy(), new Adam(0.01), PatientData.Points("spirals"))
        { Epochs = 120 },
        ["xor, sigmoid"] = () => new(
            new Sequential(new Linear(2, 8), new Sigmoid(), new Linear(8, 1), new Sigmoid()), new HalfSquaredError(), new Adam(0.05), (BuiltIn.Create("xor", 0).Train, BuiltIn.Create("xor", 0).Train))
        { Epochs = 1000, BatchSize = 4 },
        ["plane, gradient descent"] = () => new(new Linear(3, 1), new MeanSquaredError(), new Sgd(0.05), PatientData.Numbers(3, x => [1 + 2 * x[0] - x[1]])),
        ["wave, relu, adam"] = () => new(
            new Sequential(new Linear(1, 32), new Relu(), new Linear(32, 32), new Relu(), new Linear(32, 1)), new MeanSquaredError(), new Adam(0.005), PatientData.Numbers(1, x => [Math.Sin(3 * x[0])]))
        { Epochs = 30 },
        ["two targets, huber, elu"] = () => new(
            new Sequential(new Linear(4, 24), new Elu(), new Linear(24, 2)), new Huber(), new Adam(0.005), PatientData.Numbers(4, x => [x[0] * x[1], x[2] - Math.Abs(x[3])]))
        { Epochs = 30 },
        ["absolute error, softplus, adagrad"] = () => new(
            new Sequential(new Linear(2, 24), new Softplus(), new Linear(24, 1)), new MeanAbsoluteError(), new Adagrad(0.1), PatientData.Numbers(2, x => [3 + x[0] * x[0] - x[1]]))
        { Epochs = 30 },
        ["noisy table, penalty"] = () => new(
            new Sequential(new Linear(10, 16), new Relu(), new Linear(16, 2)), new CrossEntropy(), new Sgd(0.05, weightDecay: 0.001), PatientData.Classes(10, x => x[0] + x[1] > 0 ? 1 : 0, wrong: 0.3))
        { Regularization = new(l2: 0.01) },
        ["uneven classes"] = () => new(
            new Sequential(new Linear(5, 16), new Relu(), new Linear(16, 2)), new CrossEntropy(classWeights: [1, 4]), new Adam(0.005), PatientData.Classes(5, x => x[0] + x[1] * x[2] > 1.8 ? 1 : 0)),
        ["four classes, squared error, kaiming"] = () => new(
            new Sequential(new Linear(6, 32, weightInitializer: new KaimingNormal()), new Relu(), new Linear(32, 16, weightInitializer: new XavierUniform()), new Tanh(), new Linear(16, 4)),
            new MeanSquaredError(), new Adam(0.003), PatientData.Classes(6, x => (x[0] > 0 ? 1 : 0) + (x[1] > x[2] ? 2 : 0))),
        ["six layers of relu"] = () => new(
            new Sequential([new Linear(4, 32), new Relu(), .. Enumerable.Range(0, 4).SelectMany(_ => new Layer[] { new Linear(32, 32, weightInitializer: new KaimingNormal()), new Relu() }), new Linear(32, 3)]),
            new CrossEntropy(), new Adam(0.001), PatientData.Classes(4, x => x[0] > 0.5 ? 2 : x[1] * x[2] > 0 ? 1 : 0)),
        ["large batch, one output, silu"] = () => new(
            new Sequential(new Linear(8, 32), new Silu(), new Linear(32, 1)), new BinaryCrossEntropy(), new Adam(0.01), PatientData.Classes(8, x => x[0] * x[1] > 0 ? 1 : 0))
        { BatchSize = 240, Epochs = 200 },
    };
}
