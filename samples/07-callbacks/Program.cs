// Callbacks of one's own, a file each, peers of those that are built in: Diary prints, Cooling changes the learning rate, stops, and keeps what it
// remembers as state. So a training that was interrupted goes on from its state as if nothing had happened.
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;
using OwnCallbacks;

const int Epochs = 40;
const int Interrupted = 6;
var (train, validation) = BuiltIn.Create("spirals", seed: 0).Train.Split(0.25, seed: 0);

var whole = NewTrainer(new Cooling(patience: 2, halvings: 3));
await foreach (var _ in whole.FitAsync(train, validation, Epochs))
{
}

var first = NewTrainer(new Cooling(patience: 2, halvings: 3), new Diary());
await foreach (var epoch in first.FitAsync(train, validation, Epochs))
    if (epoch.Epoch == Interrupted)
        break;

var second = NewTrainer(new Cooling(patience: 2, halvings: 3), new Diary());
await foreach (var _ in second.FitAsync(train, validation, Epochs - Interrupted, from: first.State()))
{
}

var same = whole.State().Tensors.Zip(second.State().Tensors).All(pair => pair.First.Tensor.Bytes.SequenceEqual(pair.Second.Tensor.Bytes));
Console.WriteLine($"It ended as the training without an interruption, bit for bit: {same}");

static Trainer NewTrainer(params ICallback[] callbacks)
{
    var model = new Sequential(new Linear(2, 8), new Tanh(), new Linear(8, 2));
    model.To(DType.Float64);
    return new(model, new CrossEntropy(), new Sgd(learningRate: 0.5)) { BatchSize = 32, Callbacks = callbacks };
}
