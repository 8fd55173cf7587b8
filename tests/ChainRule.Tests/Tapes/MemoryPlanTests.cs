using ChainRule.Tapes;
using ChainRule.Tensors;
using FsCheck;
using FsCheck.Fluent;
using Lifetime = ChainRule.Tapes.MemoryPlan.Lifetime;

namespace ChainRule.Tests.Tapes;

public sealed class MemoryPlanTests
{
    private static readonly Gen<Lifetime> AnyLifetime =
        from size in Gen.Frequency((1, Gen.Constant(0)), (5, Gen.Choose(1, 1000)))
        from first in Gen.Choose(-1, 30)
        from length in Gen.Choose(0, 10)
        select new Lifetime(size, first, first + length);

    [Fact]
    public void What_lives_at_the_same_time_does_not_overlap() => Property.Holds(AnyLifetime.ListOf(), values =>
    {
        var (offsets, size) = MemoryPlan.Place([.. values]);
        for (var a = 0; a < values.Count; a++)
        {
            Assert.Equal(0, offsets[a] % MemoryPlan.Alignment);
            Assert.InRange(offsets[a] + values[a].Size, 0, size);
            for (var b = 0; b < a; b++)
            {
                var together = values[a].First <= values[b].Last && values[b].First <= values[a].Last;
                var apart = offsets[a] + values[a].Size <= offsets[b] || offsets[b] + values[b].Size <= offsets[a];
                Assert.True(!together || apart || values[a].Size == 0 || values[b].Size == 0, $"{values[a]} and {values[b]} overlap.");
            }
        }
    },
    200);

    [Fact]
    public void Each_lies_as_low_as_it_can() => Property.Holds(AnyLifetime.ListOf(), values =>
    {
        var (offsets, size) = MemoryPlan.Place([.. values]);
        var expected = Naive(values);
        Assert.Equal(expected, offsets);
        Assert.Equal(values.Select((value, i) => expected[i] + Padded(value)).DefaultIfEmpty().Max(), size);
    },
    200);

    [Fact]
    public void The_work_grows_with_the_number_of_values()
    {
        var (few, many) = (Visits(1_000), Visits(4_000));
        Assert.InRange(many, few, 4 * 1.5 * few);
    }

    [Fact]
    public void What_no_array_holds_is_refused_with_its_size()
    {
        var half = new Lifetime(1 << 30, 0, 1);
        Assert.Equal(1 << 30, MemoryPlan.Place([half]).Size);
        Assert.Equal(
            "The step needs 2,147,483,648 bytes for its values, more than the maximum of 2,147,483,527: use smaller batches or a smaller model.",
            Assert.Throws<ShapeException>(() => MemoryPlan.Place([half, half])).Message);
        Assert.Throws<ShapeException>(() => MemoryPlan.Place([.. Enumerable.Repeat(half, 100)]));
    }

    [Fact]
    public void A_deep_chain_needs_little_more_than_two_values()
    {
        var program = RecordedProgram.Record(tape =>
        {
            var x = tape.Input(new Tensor([64, 64]));
            return [Enumerable.Range(0, 50).Aggregate(x, (value, _) => value.Softmax())];
        });
        Assert.Equal(50, program.NodeCount);
        Assert.Equal(3 * 64 * 64 * 4, program.ArenaSize);
    }

    // The lowest multiple of the alignment at which nothing lies that was placed before and lives at the same time.
    private static int[] Naive(List<Lifetime> values)
    {
        var offsets = new int[values.Count];
        var placed = new List<int>();
        foreach (var i in Enumerable.Range(0, values.Count).OrderByDescending(i => values[i].Size))
        {
            while (placed.Exists(other => values[other].First <= values[i].Last && values[i].First <= values[other].Last
                && offsets[other] < offsets[i] + Padded(values[i]) && offsets[i] < offsets[other] + Padded(values[other])))
                offsets[i] += MemoryPlan.Alignment;
            placed.Add(i);
        }

        return offsets;
    }

    private static int Padded(Lifetime value) => (value.Size + MemoryPlan.Alignment - 1) / MemoryPlan.Alignment * MemoryPlan.Alignment;

    // Values of several sizes, each of which is read when as many steps again have passed as before it, as activations are.
    private static long Visits(int count)
    {
        var occupancy = new Occupancy(0, 2 * count);
        for (var i = 0; i < count; i++)
        {
            var size = (4 - 4 * i / count) * MemoryPlan.Alignment;
            var offset = occupancy.FirstFree(size, i, 2 * count - i);
            occupancy.Take(offset, offset + size, i, 2 * count - i);
        }

        return occupancy.Visits;
    }
}
