using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ChainRule.Bench.Rivals;

/// <summary>The ways to do a workload's step in libtorch, of which the fastest counts.</summary>
internal sealed class WorkloadSteps(IReadOnlyDictionary<string, JsonElement> workloads)
{
    public IReadOnlyList<(string, Action)> Of(string name)
    {
        var workload = workloads[name];
        if (workload.TryGetProperty("size", out var size))
            return [("matmul", Product(size.GetInt64()))];
        var trains = workload.TryGetProperty("network", out var network);
        if (!trains)
            network = workloads[workload.GetProperty("forward_of").GetString()!].GetProperty("network");
        var batch = workload.GetProperty("batch").GetInt64();
        return [.. Layouts(network).Select(layout => (layout, trains ? Training(network, batch, layout) : Inference(network, batch, layout)))];
    }

    // Rows lie in memory in one way.
    private static string[] Layouts(JsonElement network) =>
        network.GetProperty("input").GetArrayLength() == 3 ? ["channels first", Layout.ChannelsLast] : ["rows"];

    private static Action Product(long size)
    {
        var (a, b) = (Numbers([size, size]), Numbers([size, size]));
        return Scoped(() => a.mm(b));
    }

    private static Action Inference(JsonElement network, long batch, string layout)
    {
        var (model, x) = Make(network, batch, layout);
        model.eval();
        return Scoped(() => model.forward(x));
    }

    private static Action Training(JsonElement network, long batch, string layout)
    {
        var (model, x) = Make(network, batch, layout);
        var shape = model.forward(x).shape;
        var classifies = network.GetProperty("loss").GetString() == "cross_entropy";
        var t = classifies ? randint(shape[1], [batch], dtype: ScalarType.Int64) : Numbers(shape);
        var optimizer = NewOptimizer(network.GetProperty("optimizer"), model.parameters());
        return Scoped(() =>
        {
            optimizer.zero_grad();
            var y = model.forward(x);
            (classifies ? nn.functional.cross_entropy(y, t) : nn.functional.mse_loss(y, t)).backward();
            optimizer.step();
        });
    }

    private static optim.Optimizer NewOptimizer(JsonElement settings, IEnumerable<Parameter> parameters)
    {
        var rate = settings.GetProperty("learning_rate").GetDouble();
        return settings.GetProperty("type").GetString() switch
        {
            "sgd" => optim.SGD(parameters, rate, settings.TryGetProperty("momentum", out var momentum) ? momentum.GetDouble() : 0),
            "adam" => optim.Adam(parameters, rate),
            var other => throw new NotSupportedException(other),
        };
    }

    private static (Sequential Model, Tensor Input) Make(JsonElement network, long batch, string layout)
    {
        long[] shape = [.. network.GetProperty("input").EnumerateArray().Select(size => size.GetInt64())];
        var model = NetworkBuilder.Build(network.GetProperty("layers"), shape);
        var x = Numbers([batch, .. shape]);
        return layout == Layout.ChannelsLast ? (Layout.WithChannelsLast(model), Layout.WithChannelsLast(x)) : (model, x);
    }

    private static Tensor Numbers(long[] shape) => rand(shape) * 2 - 1;

    // Tensors that a step makes are freed at its end.
    private static Action Scoped(Action step) => () =>
    {
        using var scope = NewDisposeScope();
        step();
    };
}
