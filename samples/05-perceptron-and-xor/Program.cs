// What one layer can learn, and what it cannot: a neuron draws one straight line. It separates AND's corners, but never XOR's; two hidden
// neurons draw two lines, and a third combines their answers. The networks are those of examples/perceptron.json and examples/xor.json.
using System.Text;
using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;
using ChainRule.Training;

const int Epochs = 1000;
const int Columns = 31;
const int Rows = 16;
Console.OutputEncoding = Encoding.UTF8;

string[] corners = ["0, 0", "0, 1", "1, 0", "1, 1"];
double[] and = [0, 0, 0, 1];
double[] xor = [0, 1, 1, 0];
await Learn("One layer, AND", and, OneLayer());
await Learn("One layer, XOR", xor, OneLayer());
await Learn("Two layers, XOR", xor, TwoLayers());

static Sequential OneLayer() => Network([new Linear(2, 1), new Sigmoid()], [0.2, -0.1], [0.1]);

static Sequential TwoLayers() => Network([new Linear(2, 2), new Sigmoid(), new Linear(2, 1), new Sigmoid()], [0.8, 0.9, -0.6, -0.7], [-0.3, 0.5], [1.1, 1.2], [-0.9]);

static Sequential Network(Layer[] layers, params double[][] parameters)
{
    var model = new Sequential(layers);
    model.To(DType.Float64);
    foreach (var (parameter, values) in model.Parameters.Zip(parameters))
        parameter.Load(Tensor.From(values, parameter.Shape));
    return model;
}

async Task Learn(string title, double[] targets, Sequential model)
{
    Console.WriteLine($"{title}\n");
    var samples = new Dataset(Tensor.From([0.0, 0, 0, 1, 1, 0, 1, 1], 4, 2), Tensor.From(targets, 4, 1));
    var trainer = new Trainer(model, new HalfSquaredError(), new Sgd(learningRate: 2));
    await foreach (var report in trainer.FitAsync(samples, epochs: Epochs))
        if (report.Epoch is 1 or 10 or 100 or Epochs)
            Console.WriteLine($"epoch {report.Epoch,4}  loss {report.Training.Loss:0.0000}");

    Console.WriteLine();
    foreach (var (input, output) in corners.Zip(trainer.Predict(samples.Inputs).ToDoubles()))
        Console.WriteLine($"y({input}) = {output:0.00}");
    Console.WriteLine();
    WriteRegions(trainer, targets);
}

// x₁ to the right and x₂ upward, from −¼ to 1¼; each corner as its target.
static void WriteRegions(Trainer trainer, double[] targets)
{
    var points = Enumerable.Range(0, Rows * Columns).SelectMany(i => new[] { X(i % Columns, Columns), X(Rows - 1 - i / Columns, Rows) });
    var outputs = trainer.Predict(Tensor.From([.. points], Rows * Columns, 2)).ToDoubles();
    var picture = outputs.Select(y => y > 0.6 ? '#' : y < 0.4 ? '.' : '~').ToArray();
    for (var corner = 0; corner < 4; corner++)
        picture[(Rows - 1 - Place(corner % 2, Rows)) * Columns + Place(corner / 2, Columns)] = targets[corner] > 0 ? '1' : '0';
    foreach (var row in picture.Chunk(Columns))
        Console.WriteLine($"  {new string(row)}");
    Console.WriteLine("\n  # is 1, . is 0, ~ is undecided (0.4 to 0.6)\n");
}

static double X(int place, int count) => -0.25 + 1.5 * place / (count - 1);

static int Place(double x, int count) => (int)Math.Round((x + 0.25) / 1.5 * (count - 1));
