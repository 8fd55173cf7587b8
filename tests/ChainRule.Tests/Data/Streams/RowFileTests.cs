using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Data;

public sealed class RowFileTests
{
    private const int Rows = 1000;

    private static readonly Dataset InMemory = new(
        Tensor.From([.. Enumerable.Range(0, Rows * 3).Select(i => i / 7f)], Rows, 3),
        Tensor.From([.. Enumerable.Range(0, Rows).Select(i => (long)(i % 4))], Rows),
        ["a", "b", "c", "d"]);

    [Fact]
    public void Rows_come_back_as_they_were_in_any_order()
    {
        var file = Written();
        Assert.Equal((Rows, 4), (file.Count, file.ClassCount));
        Same([5, 6, 7, 999, 0, 0, 500], file, InMemory);
        Same([.. Enumerable.Range(0, Rows)], file, InMemory);
        Assert.Equal(InMemory.Targets.Bytes, file.LoadTargets().Bytes);
    }

    [Fact]
    public void Rows_that_were_announced_are_the_same_whether_they_are_asked_for_in_that_order_or_not()
    {
        var order = new RandomSource(1, "order").Permutation(Rows);
        var (file, memory) = (Written().View(order), InMemory.View(order));
        file.Expect(new RandomSource(2, "epoch").Permutation(Rows));
        foreach (var part in new RandomSource(2, "epoch").Permutation(Rows).Chunk(64))
        {
            Same(part, file, memory);
            Same([3, 1], file, memory);
        }
    }

    [Fact]
    public async Task Several_threads_may_load_at_once()
    {
        var file = Written();
        file.Expect(Enumerable.Range(0, Rows).ToArray());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            foreach (var part in Enumerable.Range(0, Rows).Chunk(10 + thread))
                Same(part, file, InMemory);
        })));
    }

    [Fact]
    public void Pixels_stay_bytes_until_they_are_loaded()
    {
        byte[] pixels = [.. Enumerable.Range(0, 2 * 70).Select(i => (byte)(i * 3))];
        var labels = Tensor.From<long>([1, 0], 2);
        var writer = new RowFileWriter([new([1, 7, 10], DType.Float32)], new(Shape.Scalar, DType.Int64), asPixels: true);
        for (var i = 0; i < 2; i++)
            writer.Add(pixels.AsSpan(70 * i, 70), labels.Rows(i, i + 1).Bytes);
        Same([1, 0, 1], writer.Complete(), new PictureDataset(pixels, [1, 7, 10], labels));
    }

    [Fact]
    public void A_sample_of_another_width_is_refused()
    {
        var writer = new RowFileWriter([new([3], DType.Float32)], new(Shape.Scalar, DType.Int64));
        Assert.Throws<ShapeException>(() => writer.Add(new byte[11], new byte[8]));
        Assert.Throws<ShapeException>(() => writer.Add(new byte[16], new byte[4]));
    }

    private static RowFile Written()
    {
        var writer = new RowFileWriter(InMemory.InputTypes, InMemory.TargetType);
        writer.Add(InMemory.Inputs, InMemory.Targets);
        return writer.Complete(InMemory.Classes);
    }

    private static void Same(int[] rows, BatchSource met, BatchSource wanted)
    {
        var (a, b) = (Load(met, rows), Load(wanted, rows));
        Assert.Equal(b.Inputs.Bytes, a.Inputs.Bytes);
        Assert.Equal(b.Target.Bytes, a.Target.Bytes);
    }

    private static (Tensor Inputs, Tensor Target) Load(BatchSource source, int[] rows)
    {
        var inputs = new Tensor(source.InputShape.Prepend(rows.Length), source.InputTypes[0].Type);
        var target = new Tensor(source.TargetType.Shape.Prepend(rows.Length), source.TargetType.Type);
        source.Load(rows, [inputs], target);
        return (inputs, target);
    }
}
