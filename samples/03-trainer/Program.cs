// Drawn digits, a network, a trainer: what the README shows, with validation and early stopping.
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Training;

var (train, test) = BuiltIn.Create("digits", seed: 0);
var (rest, validation) = train.Split(0.1, seed: 0);

var model = new Sequential(new Flatten(), new Linear(784, 64), new Relu(), new Dropout(0.2), new Linear(64, 10));
Console.WriteLine(model.Summary(train.InputShape));

var trainer = new Trainer(model, new CrossEntropy(labelSmoothing: 0.05), new AdamW(learningRate: 2e-3)) { Callbacks = [new EarlyStopping(patience: 2)] };
await foreach (var epoch in trainer.FitAsync(rest, validation, epochs: 4))
    Console.WriteLine(epoch);
Console.WriteLine($"test  {trainer.Evaluate(test!)}");
