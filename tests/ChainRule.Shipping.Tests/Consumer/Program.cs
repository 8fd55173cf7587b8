// A program that has nothing but the packages: it trains, saves, opens, exports, imports and predicts, and takes over a model of Keras.
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Keras;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

var (train, test) = BuiltIn.Create("moons", seed: 0);
var network = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2));
var trainer = new Trainer(network, new CrossEntropy(), new Adam(learningRate: 0.05));
await foreach (var epoch in trainer.FitAsync(train, epochs: 5))
    Console.WriteLine($"epoch {epoch.Epoch}: {epoch.Training}");
var trained = new Model(network, new CrossEntropy(), new(2));
trained.Save("moons.safetensors");

var opened = Model.Open("moons.safetensors");
OnnxExport.Write(trained, "moons.onnx", new() { DynamicBatch = true });
var imported = OnnxImport.Read("moons.onnx").Model;
var inputs = test!.ToDataset().Inputs;
var run = OnnxModel.Open("moons.onnx").Run(new Dictionary<string, NumpyArray> { ["input"] = new(inputs, "float32") })["probabilities"].Tensor;

var fromKeras = KerasModel.Open("pictures.keras").Model;
fromKeras.Save("pictures.safetensors");
var picture = new Tensor(fromKeras.Input.Prepend(1));

var predicted = Numbers(trained.Predict(inputs));
var same = Numbers(opened.Predict(inputs)).SequenceEqual(predicted) && Numbers(imported.Predict(inputs)).SequenceEqual(predicted)
    && Numbers(Model.Open("pictures.safetensors").Predict(picture)).SequenceEqual(Numbers(fromKeras.Predict(picture)));
var near = Numbers(run).Zip(predicted, (a, b) => Math.Abs(a - b)).Max() < 1e-6;
Console.WriteLine(same && near ? "same predictions" : "other predictions");

static float[] Numbers(Tensor tensor) => [.. tensor.Span<float>()];
