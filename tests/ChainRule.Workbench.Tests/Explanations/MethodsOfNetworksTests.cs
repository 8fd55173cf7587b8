using ChainRule.Explanations;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Explanations;

/// <summary>Every way to a gradient ends where backpropagation does.</summary>
public sealed class MethodsOfNetworksTests
{
    [Fact]
    public void Forward_mode_and_paths_give_the_gradients_of_60_random_networks() =>
        Assert.Empty(RandomNetwork.Draw(60).SelectMany(Differences));

    private static IEnumerable<string> Differences(NetworkFile network)
    {
        var addresses = network.Model.Network.Parameters.Select(parameter => (Name: parameter.Path, parameter.Shape)).Append((Name: "input", network.Batch!.Input.Shape))
            .Select(variable => $"{variable.Name}[{string.Join(",", variable.Shape.Select(size => size - 1))}]").ToArray();
        var explanation = Explanation.Of(new(network.Model.Network, network.Model.Loss, network.Model.Regularization), network.Batch!.Input, network.Batch.Target, addresses, options: new() { Methods = true });
        foreach (var comparison in explanation.Methods)
        {
            // Where terms cancel, a sum is as exact as its largest term.
            var gradient = comparison.Methods[0].Value!.Value;
            var scale = comparison.Paths!.Paths.Select(path => Math.Abs(path.Product)).DefaultIfEmpty(Math.Max(1, Math.Abs(gradient))).Max();
            foreach (var result in comparison.Methods.Take(3).Where(result => Math.Abs(result.Value - gradient ?? 0) > 1e-12 * scale))
                yield return $"{network.Model.Name}: {comparison.Address} is {gradient:R} by backpropagation and {result.Value:R} by {result.Method}, over {comparison.Paths.Count} paths";
        }
    }
}
