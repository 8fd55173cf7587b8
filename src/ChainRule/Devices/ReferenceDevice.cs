using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Devices;

/// <summary>The processor, by every operation's naive meaning: slow, and what the fast kernels are tested against.</summary>
public sealed class ReferenceDevice : Device
{
    /// <inheritdoc/>
    public override Action Bind(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output)
    {
        // Whether a number is finite no algebra can ask.
        if (operation.Effect == Effect.Guard)
            return CpuDevice.Default.Bind(operation, inputs, output);
        return output.Type == DType.Float32 ? () => Run<float>(operation, inputs, output) : () => Run<double>(operation, inputs, output);
    }

    private static void Run<T>(Operation operation, IReadOnlyList<Tensor> inputs, Tensor output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var grids = new DenseGrid<Lane<T>>[inputs.Count];
        for (var i = 0; i < grids.Length; i++)
            grids[i] = Read<T>(inputs[i]);
        var result = Read<T>(output);
        operation.Naive<Lane<T>>(grids, result);
        if (operation.Effect == Effect.Update)
        {
            for (var i = 0; i < grids.Length; i++)
            {
                // Only what has the output's type is updated; a Float64 learning rate read as a float stays as it was.
                if (inputs[i].Type == output.Type)
                    Write(grids[i], inputs[i]);
            }
        }

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
