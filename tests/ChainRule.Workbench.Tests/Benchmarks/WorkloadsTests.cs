using ChainRule.Devices;
using ChainRule.Workbench.Benchmarks;

namespace ChainRule.Workbench.Tests.Benchmarks;

public sealed class WorkloadsTests
{
    public static TheoryData<string> Names => [.. Workloads.All.Select(workload => workload.Name)];

    [Fact]
    public void They_are_those_of_the_table() => Assert.Equal(
        "mlp-2-2-2 mlp-4-16-3 mlp-24-8-2 mlp-10-45-45-10 mlp-10-46-46-10 mlp-784-128-10 mlp-784-512-256-10 lenet5 mnist-cnn vgg-block infer-mlp-1 infer-mlp-64 infer-cnn-1 infer-cnn-64 gemm-64 gemm-128 gemm-256 gemm-512 gemm-1024 gemm-2048",
        string.Join(' ', Workloads.All.Select(workload => workload.Name)));

    [Theory, MemberData(nameof(Names))]
    public void Each_runs_and_comes_to_finite_numbers(string name)
    {
        var program = Workloads.Named([name]).Single().Record(CpuDevice.Default);
        program.Run();
        Assert.All(program.Outputs, output => Assert.True(output.ToDoubles().All(double.IsFinite)));
        Assert.True(program.MultiplyAdds > 0);
    }

    // Forward 784·128 + 128·10 a sample; backward as much for the weights, and 128·10 for the hidden layer's error: the first layer
    // needs no gradient to its input.
    [Fact]
    public void A_dense_step_costs_what_a_hand_counts() =>
        Assert.Equal(64 * (2 * (784 * 128 + 128 * 10) + 128 * 10), MultiplyAdds("mlp-784-128-10"));

    // Convolutions: places · filters · weights of each. All but the first three times: forward, to the weights and to the input.
    [Fact]
    public void A_convolutional_step_costs_what_a_hand_counts()
    {
        const int First = 28 * 28 * 6 * 25;
        const int Second = 10 * 10 * 16 * (6 * 25);
        const int Dense = 400 * 120 + 120 * 84 + 84 * 10;
        Assert.Equal(64 * (2 * First + 3 * Second + 3 * Dense), MultiplyAdds("lenet5"));
    }

    [Fact]
    public void Inference_and_a_product_cost_what_a_hand_counts()
    {
        Assert.Equal(784 * 128 + 128 * 10, MultiplyAdds("infer-mlp-1"));
        Assert.Equal(64 * 64 * 64, MultiplyAdds("gemm-64"));
    }

    private static long MultiplyAdds(string name) => Workloads.Named([name]).Single().Record(CpuDevice.Default).MultiplyAdds;
}
