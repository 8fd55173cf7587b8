using System.Text.Json;
using ChainRule.Tensors;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads a network file's batch: as many targets as inputs, each as the loss takes it.</summary>
internal static class BatchReader
{
    public static NetworkBatch Read(StrictValue value, Network network, DType type)
    {
        var batch = value.Object().Only("input", "target");
        var inputs = TensorReader.ReadBatch(batch.Required("input"), network.Input, type);
        var target = batch.Required("target");
        return new(inputs, network.Loss.TakesClassIndexes && IsFlat(target)
            ? ReadIndexes(target, inputs.Shape[0], network.Output[0])
            : TensorReader.Read(target, network.Output.Prepend(inputs.Shape[0]), type));
    }

    private static bool IsFlat(StrictValue value) =>
        value.Kind == JsonValueKind.Array && value.Element.EnumerateArray().All(item => item.ValueKind != JsonValueKind.Array);

    private static Tensor ReadIndexes(StrictValue value, int count, int classes)
    {
        long[] indexes = [.. value.Items(count, count).Select(item => (long)item.WholeNumber(0, classes - 1))];
        return Tensor.From(indexes, count);
    }
}
