using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Training;

var (train, test) = BuiltIn.Create("moons", seed: 0);
var model = new Sequential(new Linear(2, 16), new Tanh(), new Linear(16, 2));
var trainer = new Trainer(model, new CrossEntropy(), new Adam(learningRate: 0.05));
await foreach (var epoch in trainer.FitAsync(train, epochs: 60))
    if (epoch.Epoch % 15 == 0)
        Console.WriteLine($"epoch {epoch.Epoch}: {epoch.Training}");
Console.WriteLine($"test: {trainer.Evaluate(test!)}");
