// A convolution as a textbook works it out: a filter of 3 × 3 weights slides over a picture of 5 × 5 pixels in steps of 2, and its
// weights take one step of gradient descent. The operations here are the library's own, run over numbers that remember their names.
using System.Text;
using ChainRule.Algebra;
using ChainRule.Operations;
using ChainRule.Tensors;

const int Digits = 6;
Console.OutputEncoding = Encoding.UTF8;

double[] pixels =
[
    1, 0, 2, 1, 0,
    2, 1, 0, 3, 1,
    0, 2, 1, 1, 2,
    1, 3, 0, 2, 0,
    2, 0, 1, 0, 3,
];
double[] weights =
[
    0.5, -1, 0.25,
    1, 0.75, -0.5,
    -0.25, 0.5, 1,
];
double[] targets = [2, 3, 4, 1];
var rate = Traced.Named("η", 0.01);
var window = new Window2d(Kernel: 3, Stride: 2, Padding: 0, Dilation: 1);

var a = Grid([1, 1, 5, 5], pixels.Select((pixel, i) => Traced.Named(Indexed("a", i), pixel)));
var w = Grid([1, 1, 3, 3], weights.Select((weight, i) => Traced.Named(Indexed("w", i), weight)));
var t = targets.Select((target, i) => Traced.Named(Indexed("t", i), target)).ToArray();

Console.WriteLine("The picture a, the filter w, the target t\n");
WriteSquare("a", pixels);
WriteSquare("w", weights);
WriteSquare("t", targets);

Title("Forward: each place of the feature map is the sum of weight times pixel under it");
var sums = new DenseGrid<Traced>([1, 1, 2, 2]);
new Conv2d(window).Naive([a, w], sums);
var z = sums.Values.Select((sum, i) => Write(Indexed("z", i), sum)).ToArray();

Title("The loss: half the squared error");
Write("L", Traced.Constant(0.5) * z.Zip(t, (output, target) => (output - target) * (output - target)).Aggregate((x, y) => x + y));

Title("Backward: the error at each place");
var errors = Grid([1, 1, 2, 2], z.Zip(t).Select((pair, i) => Write(Indexed("∂L/∂z", i), pair.First - pair.Second)));

Title("Each weight's gradient: the pixel under it times the error there, over all places where it was laid");
var products = new DenseGrid<Traced>([1, 1, 3, 3]);
new Conv2dToFilter(window, Groups: 1).Naive([a, errors], products);
var gradients = products.Values.Select((sum, i) => Write(Indexed("∂L/∂w", i), sum)).ToArray();

Title("Gradient descent: each weight takes a step against its gradient");
foreach (var (weight, gradient) in w.Values.Zip(gradients))
    Console.WriteLine($"{weight.Symbols} ← {(weight - rate * gradient).ToString(Digits)}");

static DenseGrid<Traced> Grid(Shape shape, IEnumerable<Traced> values) => new(shape, [.. values], []);

static void Title(string text) => Console.WriteLine($"\n{text}\n");

static Traced Write(string name, Traced value)
{
    Console.WriteLine($"{name} = {value.ToString(Digits)}");
    return value.As(name);
}

static void WriteSquare(string name, double[] values)
{
    var size = (int)Math.Sqrt(values.Length);
    foreach (var (i, row) in values.Select(value => Traced.Constant(value).ToString().PadLeft(6)).Chunk(size).Index())
        Console.WriteLine($"{(i == 0 ? name + " =" : "   ")}{string.Concat(row)}");
}

// a₁ is the first.
static string Indexed(string name, int index) =>
    name + string.Concat($"{index + 1}".Select(digit => (char)('₀' + (digit - '0'))));
