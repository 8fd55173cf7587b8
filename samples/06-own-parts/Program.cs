// Parts of one's own, a file each, written against what the library makes public: a function (Mish), an operation with its gradient and a SIMD loop
// (RunningTotal), a layer (Trail), a loss (LogCosh), an optimizer (Lion), a device (CountingDevice). They are checked, trained with, recorded and explained
// like the library's own.
// A pen goes three steps and turns by the same angle after each: where does it get to? The network outputs steps; their running total is the points.
using System.Globalization;
using System.Text;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Explanations;
using ChainRule.Explanations.Checks;
using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Training;
using OwnParts;

const int Side = 12;
const int Steps = 3;
const int Epochs = 200;
Console.OutputEncoding = Encoding.UTF8;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var trails = Trails();
var model = new Sequential(new Linear(2, 16), new MishLayer(), new Linear(16, 2 * Steps), new Trail());
model.To(DType.Float64);
model.Initialize(seed: 1);
var device = new CountingDevice(CpuDevice.Default);
var trainer = new Trainer(model, new LogCosh(), new Lion(learningRate: 2e-3)) { Device = device };

var check = GradientCheck.Run(trainer.Objective, trails.Inputs, trails.Targets);
Console.WriteLine(check.Passed ? $"{check.Count} gradients agree with finite differences\n" : $"{check}\n");

await foreach (var report in trainer.FitAsync(trails, epochs: Epochs))
    if (report.Epoch == 1 || report.Epoch % 50 == 0)
        Console.WriteLine($"epoch {report.Epoch,3}  loss {report.Training.Loss:0.0000}");

Console.WriteLine($"\nWhat ran: {string.Join(", ", device.Runs.OrderBy(run => run.Key, StringComparer.Ordinal).Select(run => $"{run.Key} {run.Value}"))}\n");
Console.WriteLine(trainer.Explain(trails.Select([0]), "2.bias[0]"));

// Directions from 0 to 1 and turns from −½ to ½ (in radians), with the points that steps of length 1 lead to.
static Dataset Trails()
{
    var (inputs, points) = (new List<double>(), new List<double>());
    for (var i = 0; i < Side * Side; i++)
    {
        var (direction, turn) = (i / Side / (Side - 1.0), i % Side / (Side - 1.0) - 0.5);
        var (x, y) = (0.0, 0.0);
        inputs.AddRange([direction, turn]);
        for (var step = 0; step < Steps; step++)
        {
            (x, y) = (x + Math.Cos(direction + step * turn), y + Math.Sin(direction + step * turn));
            points.AddRange([x, y]);
        }
    }

    return new(Tensor.From([.. inputs], Side * Side, 2), Tensor.From([.. points], Side * Side, 2 * Steps));
}
