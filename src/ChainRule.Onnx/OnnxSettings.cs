using ChainRule.Layers;
using ChainRule.Onnx.Importing;
using ChainRule.Onnx.Operators;

namespace ChainRule.Onnx;

/// <summary>How a file is written.</summary>
public sealed record OnnxSettings
{
    /// <summary>The oldest operator set that can be written.</summary>
    public const int OldestOpset = 13;

    /// <summary>The newest operator set that can be written.</summary>
    public const int NewestOpset = OperatorSet.Newest;

    /// <summary>The version of the operator set: 13 to 23, 17 by default, which runtimes have had since 2022.</summary>
    /// <exception cref="ArgumentOutOfRangeException">older or newer</exception>
    public int Opset
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, OldestOpset);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, NewestOpset);
            field = value;
        }
    } = 17;

    /// <summary>Whether the graph takes batches of any size; otherwise one sample.</summary>
    public bool DynamicBatch { get; init; }

    /// <summary>The settings for a network unless others are wanted: operator set 17, or that of the graph that it was imported from.</summary>
    public static OnnxSettings For(Layer network) =>
        network.Children.OfType<ImportedGraph>().FirstOrDefault() is { } imported ? new() { Opset = Math.Max(OldestOpset, imported.Source.Context.Opset) } : new();

    // A message of protocol buffers holds 2 GiB; something is left for the nodes.
    internal long MostBytesInside { get; init; } = int.MaxValue - (16 << 20);

    // That which came with the operator set: a runtime of that age reads the file.
    internal int IrVersion => Opset switch
    {
        <= 14 => 7,
        <= 18 => 8,
        <= 20 => 9,
        <= 22 => 10,
        _ => 11,
    };
}
