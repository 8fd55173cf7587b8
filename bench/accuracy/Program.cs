using System.Globalization;
using ChainRule.Bench.Accuracy;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Networks;
// Measures what the library promises of accuracy, and prints the table that README.md beside this file holds:
// dotnet run -c Release --project bench/accuracy -- DATA
// where DATA holds mnist/ (IDX files) and tabular/ (CSV files); rows whose data is not there are left out.

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = args.FirstOrDefault() ?? ".";
int[] seeds = [0, 1, 2];

Console.WriteLine("| what | wanted | measured |");
Console.WriteLine("| --- | ---: | ---: |");

var mnist = Path.Combine(folder, "mnist");
if (IdxFolder.IsComplete(mnist))
{
    var sets = IdxFolder.Read(mnist);
    (string Name, string Layers, int Epochs, double Wanted)[] networks =
    [
        ("784-128-10, ReLU", "flatten, linear 128, relu, linear 10", 10, 0.975),
        ("LeNet-5 (ReLU, max-pool)", "conv2d 6 5x5 padding=2, relu, max_pool2d 2, conv2d 16 5x5, relu, max_pool2d 2, flatten, linear 120, relu, linear 84, relu, linear 10", 5, 0.987),
        ("conv 32 – conv 64 – max-pool – dropout – 128 – dropout – 10", "conv2d 32 3x3, relu, conv2d 64 3x3, relu, max_pool2d 2, dropout 0.25, flatten, linear 128, relu, dropout 0.5, linear 10", 5, 0.988),
    ];
    foreach (var (name, layers, epochs, wanted) in networks)
    {
        var accuracies = new List<double>();
        foreach (var seed in seeds)
            accuracies.Add((await Trial.Train(sets.Train, sets.Test!, new() { Layers = layers, Loss = "cross_entropy", Optimizer = "adam", Seed = seed }, 64, epochs)).Classification!.Accuracy);
        Print($"MNIST, {name}, Adam, batch 64, {epochs} epochs, test (median of 3 seeds)", wanted, Median(accuracies));
    }
}

(string File, string Target, double Wanted, MissingPolicy Missing)[] tables =
[
    ("iris", "species", 0.94, MissingPolicy.Refuse),
    ("wine", "cultivar", 0.965, MissingPolicy.Refuse),
    ("breast_cancer", "diagnosis", 0.97, MissingPolicy.Refuse),
    ("digits_8x8", "digit", 0.97, MissingPolicy.Refuse),
    ("penguins", "species", 0.97, MissingPolicy.Mean),
];
foreach (var (file, target, wanted, missing) in tables)
{
    var path = Path.Combine(folder, "tabular", file + ".csv");
    if (!File.Exists(path))
        continue;
    var accuracies = new List<double>();
    foreach (var seed in seeds)
        accuracies.Add(await Trial.FiveFold(path, new(missing) { Targets = [target] }, seed));
    Print($"{file}, the command's own network, 5-fold (median of 3 seeds){(missing == MissingPolicy.Mean ? ", --missing mean" : "")}", wanted, Median(accuracies));
}

var xor = BuiltIn.Create("xor", seed: 0);
var solved = 0;
for (var seed = 0; seed < 100; seed++)
{
    var options = new NetworkOptions { Layers = "linear 4, sigmoid, linear 1, sigmoid", Loss = "half_squared_error", Optimizer = "sgd 2 momentum=0.9", Seed = seed };
    var evaluation = await Trial.Train(xor.Train, xor.Train, options, batch: 4, epochs: 3000, stopAtLoss: 0.001);
    solved += evaluation.Classification!.Accuracy == 1 ? 1 : 0;
}

Print("xor, 2-4-1, sigmoid, squared error, gradient descent 2 with momentum 0.9, at most 3000 steps: seeds of 100 that solve it", 0.95, solved / 100.0);

var spirals = BuiltIn.Create("spirals", seed: 0);
var onSpirals = new List<double>();
foreach (var seed in seeds)
{
    var options = new NetworkOptions { Layers = "linear 16, tanh, linear 16, tanh, linear 1", Loss = "binary_cross_entropy", Optimizer = "adam learning_rate=0.01", Seed = seed };
    onSpirals.Add((await Trial.Train(spirals.Train, spirals.Test!, options, batch: 16, epochs: 300)).Classification!.Accuracy);
}

Print("spirals, 2-16-16-1, tanh, Adam 0.01, batch 16, 300 epochs, test (median of 3 seeds)", 0.99, Median(onSpirals));

static void Print(string what, double wanted, double measured) =>
    Console.WriteLine($"| {what} | {100 * wanted:0.0} % | {100 * measured:0.00} % |");

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
