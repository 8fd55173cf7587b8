using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Writes samples one after the other to a temporary file, from which they are then loaded.</summary>
public sealed class RowFileWriter
{
    private readonly ScratchFile _file = new();
    private readonly RowLayout _layout;

    /// <summary>An empty file of samples.</summary>
    /// <param name="inputs">type and shape of each input of one sample</param>
    /// <param name="target">type and shape of one sample's target</param>
    /// <param name="asPixels">whether inputs of Float32 are given as bytes, which become numbers from 0 to 1 when they are loaded: 255 becomes 1</param>
    /// <exception cref="InputException">the file cannot be created</exception>
    public RowFileWriter(IReadOnlyList<TensorType> inputs, TensorType target, bool asPixels = false) => _layout = new(inputs, target, asPixels);

    /// <summary>How many samples were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a sample.</summary>
    /// <param name="inputs">the bytes of its inputs, one after the other</param>
    /// <param name="target">the bytes of its target</param>
    /// <exception cref="InputException">the disk is full</exception>
    /// <exception cref="ShapeException">these are more or fewer bytes than a sample has</exception>
    public void Add(ReadOnlySpan<byte> inputs, ReadOnlySpan<byte> target)
    {
        if (target.Length != _layout.Target.Size || inputs.Length + target.Length != _layout.Width)
            throw new ShapeException($"{inputs.Length} and {target.Length} bytes are no sample of {_layout.Width} bytes.");
        _file.Append(inputs);
        _file.Append(target);
        Count++;
    }

    /// <summary>Adds the samples of a batch.</summary>
    /// <param name="inputs">(rows, …)</param>
    /// <param name="targets">(rows, …)</param>
    /// <exception cref="InputException">the disk is full</exception>
    public void Add(Tensor inputs, Tensor targets)
    {
        var (width, targetWidth) = (_layout.Width - _layout.Target.Size, _layout.Target.Size);
        for (var row = 0; row < inputs.Shape[0]; row++)
            Add(inputs.Bytes.Slice(row * width, width), targets.Bytes.Slice(row * targetWidth, targetWidth));
    }

    /// <summary>The samples that were added; no more can be.</summary>
    /// <param name="classes">the names of the classes; null if they have none</param>
    public RowFile Complete(IReadOnlyList<string>? classes = null)
    {
        _file.Flush();
        return new(_file, _layout, Count, classes);
    }
}
