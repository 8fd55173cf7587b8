using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace OwnParts;

/// <summary>A device: another one, which counts how often each operation runs. It joins none, so that each is counted.</summary>
/// <param name="device">what runs them</param>
public sealed class CountingDevice(Device device) : Device
{
    private readonly Dictionary<string, int> _runs = [];

    /// <summary>How often each operation ran, by its name.</summary>
    public IReadOnlyDictionary<string, int> Runs => _runs;

    /// <inheritdoc/>
    public override Action Bind(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output)
    {
        var run = device.Bind(operation, inputs, output);
        return () =>
        {
            _runs[operation.Name] = _runs.GetValueOrDefault(operation.Name) + 1;
            run();
        };
    }
}
