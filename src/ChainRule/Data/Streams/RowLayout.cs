using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>How a sample lies in a row of bytes: its inputs one after the other, then its target.</summary>
/// <param name="Inputs">type and shape of each input</param>
/// <param name="Target">type and shape of the target</param>
/// <param name="AsPixels">whether the inputs lie there as bytes, which become numbers from 0 to 1</param>
internal sealed record RowLayout(IReadOnlyList<TensorType> Inputs, TensorType Target, bool AsPixels)
{
    /// <summary>The bytes of a row.</summary>
    public int Width { get; } = Inputs.Sum(input => AsPixels ? input.Shape.Count : input.Size) + Target.Size;

    /// <summary>Writes the sample of a row at a place of a batch.</summary>
    public void Unpack(ReadOnlySpan<byte> row, int place, IReadOnlyList<Tensor> inputs, Tensor target)
    {
        for (var i = 0; i < Inputs.Count; i++)
        {
            var input = inputs[i].Bytes.Slice(place * Inputs[i].Size, Inputs[i].Size);
            if (AsPixels)
                PixelValues.ToNumbers(row[..Inputs[i].Shape.Count], inputs[i].Span<float>().Slice(place * Inputs[i].Shape.Count, Inputs[i].Shape.Count));
            else
                row[..input.Length].CopyTo(input);
            row = row[(AsPixels ? Inputs[i].Shape.Count : input.Length)..];
        }

        row.CopyTo(target.Bytes[(place * Target.Size)..]);
    }
}
