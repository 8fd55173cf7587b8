// A program that has nothing but the package: it trains, saves, opens and predicts.
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Training;

var (train, test) = BuiltIn.Create("moons", seed: 0);
var trained = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2));
var trainer = new Trainer(trained, new CrossEntropy(), new Adam(learningRate: 0.05));
await foreach (var epoch in trainer.FitAsync(train, epochs: 5))
    Console.WriteLine($"epoch {epoch.Epoch}: {epoch.Training}");
trained.SaveWeights("moons.safetensors");

var opened = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2));
opened.LoadWeights("moons.safetensors");
Console.WriteLine(Predicted(opened).SequenceEqual(Predicted(trained)) ? "same predictions" : "other predictions");

float[] Predicted(Layer model) => [.. new Evaluator(model, new CrossEntropy()).Predict(test!.Inputs).Span<float>()];
