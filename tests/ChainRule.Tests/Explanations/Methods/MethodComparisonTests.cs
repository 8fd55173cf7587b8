using ChainRule.Explanations.Methods;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Methods;

public sealed class MethodComparisonTests
{
    private static readonly Dictionary<string, SmallNetwork> Networks = new()
    {
        ["dense"] = SmallNetwork.OfSigmoids(3, 4, 2),
        ["shared and no bias"] = Of(new HalfSquaredError(), [2, 3], Some.Tensor([2, 2]), new Linear(3, 4, LinearBias.None), new Tanh(), new Linear(4, 2, LinearBias.Shared)),
        ["convolution"] = Of(new CrossEntropy(), [2, 1, 6, 6], Some.Indexes(2, 3), new Conv2d(1, 2, 3), new Relu(), new MaxPool2d(2), new Flatten(), new Linear(8, 3)),
        ["two convolutions"] = Of(new MeanSquaredError(), [1, 2, 4, 4], Some.Tensor([1, 2]), new Conv2d(2, 2, 2, settings: new(Groups: 2)), new Gelu(), new Conv2d(2, 2, 2, settings: new(Bias: false)), new AvgPool2d(2), new Flatten(), new Linear(2, 2)),
        ["batch norm"] = Of(new MeanSquaredError(), [4, 2], Some.Tensor([4, 2]), new Linear(2, 3), new BatchNorm1d(3), new Tanh(), new Linear(3, 2)),
        ["batch norm of pictures"] = Of(new CrossEntropy(), [2, 1, 3, 3], Some.Indexes(2, 2), new Conv2d(1, 2, 2), new BatchNorm2d(2), new GlobalAvgPool2d(), new Linear(2, 2)),
        ["layer norm"] = Of(new HalfSquaredError(), [2, 2], Some.Tensor([2, 2]), new Linear(2, 3), new LayerNorm(3), new Linear(3, 2)),
        ["softmax cross-entropy"] = Of(new CrossEntropy(0.1), [2, 3], Some.Indexes(2, 3), new Linear(3, 4), new Sigmoid(), new Linear(4, 3)),
        ["softmax"] = Of(new HalfSquaredError(), [2, 3], Some.Tensor([2, 3]), new Linear(3, 3), new Softmax()),
        ["residual"] = Of(new HalfSquaredError(), [2, 3], Some.Tensor([2, 2]), new Residual(new Linear(3, 3), new Sigmoid()), new Linear(3, 2)),
        ["dropout"] = Of(new HalfSquaredError(), [2, 3], Some.Tensor([2, 2]), new Linear(3, 6), new Dropout(0.5), new Sigmoid(), new Linear(6, 2)),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory, MemberData(nameof(Names))]
    public void All_ways_lead_to_the_same_gradient(string name)
    {
        var network = Networks[name];
        foreach (var comparison in network.Explain(new() { Methods = true }, [.. network.Addresses]).Methods)
        {
            var (gradient, scale) = (Value(Method.Backpropagation), comparison.Paths!.Paths.Select(path => Math.Abs(path.Product)).Append(0).Max());
            Assert.InRange(Value(Method.ForwardMode), gradient - 1e-12 * scale, gradient + 1e-12 * scale);
            Assert.InRange(Value(Method.PathSum), gradient - 1e-12 * scale, gradient + 1e-12 * scale);
            Near.Equal(gradient, Value(Method.FiniteDifferences), 1e-5, 1e-7, $"{comparison.Address} by differences");
            Assert.All(comparison.Methods, method => Assert.Null(method.Seconds));

            double Value(Method method) => comparison.Methods.Single(result => result.Method == method).Value!.Value;
        }
    }

    [Theory]
    [InlineData("0.weight[1,0]", 1, 5, 5)]
    [InlineData("0.bias[0]", 1, 5, 5)]
    [InlineData("2.weight[0,1]", 1, 3, 3)]
    [InlineData("input[0]", 2, 10, 8)]
    public void The_paths_of_one_two_one_are_those_that_a_hand_draws(string address, double paths, double factors, double distinct) =>
        CheckPaths(SmallNetwork.OfSigmoids(1, 2, 1), address, paths, factors, distinct);

    [Theory]
    [InlineData("0.weight[1,0]", 1, 5, 5)]
    [InlineData("input[1]", 2, 10, 8)]
    public void The_paths_of_two_two_one_are_those_that_a_hand_draws(string address, double paths, double factors, double distinct) =>
        CheckPaths(SmallNetwork.OfSigmoids(2, 2, 1), address, paths, factors, distinct);

    [Theory]
    [InlineData("0.weight[1,0]", 2, 10, 8)]
    [InlineData("input[1]", 4, 20, 12)]
    public void The_paths_of_two_two_two_are_those_that_a_hand_draws(string address, double paths, double factors, double distinct) =>
        CheckPaths(SmallNetwork.OfSigmoids(2, 2, 2), address, paths, factors, distinct);

    // The first filter is laid on 4 × 4 places; each of the 2 × 2 places of the 3 second filters reads 9 of them.
    [Fact]
    public void A_filters_weight_has_a_path_through_every_place_that_reads_it()
    {
        var network = Of(new HalfSquaredError(), [1, 1, 6, 6], Some.Tensor([1, 1]), new Conv2d(1, 2, 3), new Conv2d(2, 3, 3), new Flatten(), new Linear(12, 1));
        var paths = Compare(network, "0.weight[1,0,0,2]").Paths!;
        Assert.Equal((3 * 4 * 9, 3 * 4 * 9 * 5), (paths.Count, paths.Factors));
    }

    [Fact]
    public void Where_no_path_leads_to_the_loss_the_sum_is_zero()
    {
        var network = Of(new HalfSquaredError(), [1, 1, 3, 3], Some.Tensor([1, 1]), new MaxPool2d(2), new Flatten(), new Linear(1, 1));
        var unread = Compare(network, "input[0,2,2]");
        Assert.Equal((0, 0, 0, 0), (unread.Paths!.Count, unread.Paths.Factors, unread.Paths.DistinctFactors, unread.Paths.Paths.Count));
        Assert.All(unread.Methods, method => Assert.Equal(0, method.Value));
    }

    [Fact]
    public void Of_a_window_the_chosen_pixel_alone_has_a_path()
    {
        var network = Of(new HalfSquaredError(), [1, 1, 2, 2], Some.Tensor([1, 1]), new MaxPool2d(2), new Flatten(), new Linear(1, 1));
        var input = network.Input.ToDoubles();
        var paths = network.Explain(new() { Methods = true }, "input[0,0,0]", "input[0,0,1]", "input[0,1,0]", "input[0,1,1]").Methods.Select(comparison => comparison.Paths!.Count);
        Assert.Equal(input.Select(pixel => pixel == input.Max() ? 1.0 : 0), paths);
    }

    [Fact]
    public void A_path_says_its_stations_and_derivatives()
    {
        var network = SmallNetwork.OfSigmoids(1, 2, 1);
        var comparison = Compare(network, "0.weight[1,0]");
        var path = Assert.Single(comparison.Paths!.Paths);
        Assert.Equal("w⁽⁰⁾₂ z⁽⁰⁾₂ a⁽¹⁾₂ z⁽²⁾ a⁽³⁾ L", string.Join(" ", path.Stations));
        Assert.Equal(network.Input.Value(0), path.Factors[0]);
        Assert.Equal(network.Model.Parameters[2].Tensor.Value(1), path.Factors[2]);
        Near.Equal(path.Factors.Aggregate((product, factor) => product * factor), path.Product);
    }

    // Of 2-2-2 with sigmoids: forward 4 + 4 products for the sums, 4 quotients for the sigmoids, 2 squares and 1 half, 15 in all. Back,
    // 2 for the squares; for each layer 2 for σ′, 2 to take it along and 4 for the weights; 4 to pass on from the second: 22 more.
    [Fact]
    public void The_costs_of_two_two_two_are_those_counted_by_hand()
    {
        var methods = Compare(SmallNetwork.OfSigmoids(2, 2, 2), "0.weight[1,0]").Methods;
        Assert.Equal(
            [
                (Method.Backpropagation, 37, 37),
                (Method.ForwardMode, 3 * 15 + 4, 12 * (3 * 15 + 4)),
                (Method.PathSum, 15 + 2 * 4, 15 + 6 * 2 * 4 + 6 * 2),
                (Method.FiniteDifferences, 2 * 15 + 1, 13 * 15 + 12),
            ],
            methods.Select(method => (method.Method, method.Multiplications, method.MultiplicationsForAll)));
    }

    [Fact]
    public void Differences_shrink_with_delta_until_rounding_spoils_them()
    {
        var comparison = Compare(SmallNetwork.OfSigmoids(2, 2, 2), "2.weight[1,0]");
        var errors = comparison.Differences.Select(difference => difference.Error).ToArray();
        var best = Array.IndexOf(errors, errors.Min());
        Assert.Equal(12, errors.Length);
        Assert.InRange(best, 4, 9);
        Assert.True(errors[0] > errors[1] && errors[1] > errors[2] && errors[^1] > errors[best]);
        Assert.Equal(comparison.Differences[best].Value, comparison.Methods[^1].Value);
    }

    [Fact]
    public void Too_many_paths_are_counted_and_not_walked()
    {
        var comparison = Compare(SmallNetwork.OfSigmoids(2, 30, 30, 30, 1), "input[0]");
        Assert.Equal((27_000, 27_000 * 9, 0), (comparison.Paths!.Count, comparison.Paths.Factors, comparison.Paths.Paths.Count));
        Assert.Null(comparison.Methods[2].Value);
    }

    [Fact]
    public void Of_many_paths_the_largest_are_told()
    {
        var paths = Compare(SmallNetwork.OfSigmoids(2, 20, 20, 1), "input[0]").Paths!;
        Assert.Equal((400, 64), (paths.Count, paths.Paths.Count));
        Assert.Equal(paths.Paths.OrderByDescending(path => Math.Abs(path.Product)), paths.Paths);
    }

    [Fact]
    public void Rounding_for_the_derivation_leaves_the_methods_exact()
    {
        var network = SmallNetwork.OfSigmoids(2, 2, 1);
        var rounded = network.Explain(new() { Methods = true, Round = 1 }, "0.bias[0]");
        var value = rounded.Methods[0].Methods[0].Value;
        Assert.Equal(Compare(network, "0.bias[0]").Methods[0].Value, value);
        Assert.NotEqual(rounded.Subjects[0].Gradient, value);
    }

    [Fact]
    public void Timed_ways_say_their_seconds() =>
        Assert.All(
            SmallNetwork.OfSigmoids(1, 2, 1).Explain(new() { Methods = true, Timed = true }, "0.bias[0]").Methods[0].Methods,
            method => Assert.True(method.Seconds > 0));

    private static void CheckPaths(SmallNetwork network, string address, double paths, double factors, double distinct)
    {
        var found = Compare(network, address).Paths!;
        Assert.Equal((paths, factors, distinct, paths), (found.Count, found.Factors, found.DistinctFactors, found.Paths.Count));
    }

    private static MethodComparison Compare(SmallNetwork network, string address) =>
        Assert.Single(network.Explain(new() { Methods = true }, address).Methods);

    private static SmallNetwork Of(Loss loss, Shape input, Tensor target, params Layer[] layers)
    {
        var model = new Sequential(layers);
        model.To(DType.Float64).Initialize(3);
        return new(model, loss, Some.Tensor(input), target);
    }
}
