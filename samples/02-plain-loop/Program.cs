// The whole of training, written out: forward, loss, backward, update. Nothing here is hidden in a trainer.
// XOR is learnt by a network of 2 inputs, 4 hidden units and 1 output.
using System.Globalization;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;

var inputs = Tensor.From([0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f], 4, 2);
var targets = Tensor.From([0f, 1f, 1f, 0f], 4, 1);

var model = new Sequential(new Linear(2, 4), new Sigmoid(), new Linear(4, 1), new Sigmoid());
model.Initialize(seed: 1);
var loss = new HalfSquaredError();
var optimizer = new Adam(learningRate: 0.05);

for (var step = 1; step <= 1000; step++)
{
    var tape = new Tape(training: true);
    var output = model.Forward(tape.Input(inputs, "x"));
    var error = loss.Compute(output, tape.Input(targets, "t"));
    optimizer.Minimize(error, model.Parameters);
    if (step % 200 == 0)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step}  loss {error.Value.Item():0.00000}"));
}

// The same step as a program: recorded once, then replayed without allocating anything.
var program = RecordedProgram.Record(tape => [model.Forward(tape.Input(inputs, "x"))]);
program.Run(inputs);
for (var i = 0; i < 4; i++)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inputs.Value(2 * i)} xor {inputs.Value(2 * i + 1)} = {program.Outputs[0].Value(i):0.00}"));
