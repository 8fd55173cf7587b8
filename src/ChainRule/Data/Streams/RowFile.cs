using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>Samples in a temporary file, for those that memory should not hold: each a row of the same width, read when it is needed or shortly before.</summary>
public sealed class RowFile : BatchSource
{
    private const int BytesAtOnce = 1 << 20;

    private readonly ScratchFile _file;
    private readonly RowLayout _layout;
    private readonly IReadOnlyList<string>? _classes;
    private volatile ReadAhead? _ahead;

    internal RowFile(ScratchFile file, RowLayout layout, int count, IReadOnlyList<string>? classes) =>
        (_file, _layout, Count, _classes) = (file, layout, count, classes);

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TensorType> InputTypes => _layout.Inputs;

    /// <inheritdoc/>
    public override TensorType TargetType => _layout.Target;

    /// <inheritdoc/>
    public override IReadOnlyList<string>? Classes => _classes;

    /// <inheritdoc/>
    public override void Expect(ReadOnlyMemory<int> rows) => _ahead = new(_file, _layout.Width, rows);

    /// <inheritdoc/>
    public override void Load(ReadOnlySpan<int> rows, IReadOnlyList<Tensor> inputs, Tensor target)
    {
        if (_ahead is { } ahead && ahead.TryTake(rows, (place, row) => _layout.Unpack(row, place, inputs, target)))
            return;
        var most = Math.Max(1, BytesAtOnce / _layout.Width);
        var buffer = new byte[Math.Min(most, Math.Max(1, rows.Length)) * _layout.Width];
        for (var place = 0; place < rows.Length;)
        {
            // Rows that follow each other are read at once.
            var run = 1;
            while (run < most && place + run < rows.Length && rows[place + run] == rows[place] + run)
                run++;
            var bytes = buffer.AsSpan(0, run * _layout.Width);
            _file.Read((long)rows[place] * _layout.Width, bytes);
            for (; bytes.Length > 0; bytes = bytes[_layout.Width..])
                _layout.Unpack(bytes[.._layout.Width], place++, inputs, target);
        }
    }
}
