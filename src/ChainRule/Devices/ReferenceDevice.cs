using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Devices;

/// <summary>The processor, running every operation's naive meaning: slow, and the reference that the fast kernels are tested against.</summary>
public sealed class ReferenceDevice : Device
{
    /// <inheritdoc/>
    public override Action Bind(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output)
    {
        // An algebra cannot ask whether a number is finite.
        if (operation.Effect == Effect.Guard)
            return CpuDevice.Default.Bind(operation, inputs, output);
        return output.Type == DType.Float32 ? () => Run<float>(operation, inputs, output) : () => Run<double>(operation, inputs, output);
    }

    private static void Run<T>(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DenseGrid<Lane<T>>[] grids = [.. inputs.Select(Read<T>)];
        var result = Read<T>(output);
        operation.Naive<Lane<T>>(grids, result);

        // Only what has the output's type is updated; a Float64 learning rate read as a float stays as it was.
        foreach (var (grid, input) in grids.Zip(inputs).Where(pair => operation.Effect == Effect.Update && pair.Second.Type == output.Type))
            Write(grid, input);
        Write(result, output);
    }

    private static DenseGrid<Lane<T>> Read<T>(Tensor tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        tensor.Type == DType.Int64
            ? new(tensor.Shape, [], tensor.Span<long>().ToArray())
            : new(tensor.Shape, [.. tensor.ToDoubles().Select(v => new Lane<T>(T.CreateTruncating(v)))], []);

    private static void Write<T>(DenseGrid<Lane<T>> grid, Tensor tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        grid.Indexes.CopyTo(tensor.Type == DType.Int64 ? tensor.Span<long>() : []);
        for (var i = 0; i < grid.Values.Length; i++)
            tensor.SetValue(i, double.CreateTruncating(grid.Values[i].Value));
    }
}
