// A program that has nothing but the package: it trains, saves, opens and predicts.
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Optimizers;
using ChainRule.Training;

var (train, test) = BuiltIn.Create("moons", seed: 0);
var network = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2));
var trainer = new Trainer(network, new CrossEntropy(), new Adam(learningRate: 0.05));
await foreach (var epoch in trainer.FitAsync(train, epochs: 5))
    Console.WriteLine($"epoch {epoch.Epoch}: {epoch.Training}");
var trained = new Model(network, new CrossEntropy(), new(2));
trained.Save("moons.safetensors");

var opened = Model.Open("moons.safetensors");
Console.WriteLine(Predicted(opened).SequenceEqual(Predicted(trained)) ? "same predictions" : "other predictions");

float[] Predicted(Model model) => [.. model.Predict(test!.ToDataset().Inputs).Span<float>()];
