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
    public void What_no_array_holds_is_refused_with_its_size()
    {
        var half = new Lifetime(1 << 30, 0, 1);
        Assert.Equal(1 << 30, MemoryPlan.Place([half]).Size);
        Assert.Equal(
            "The step takes 2,147,483,648 bytes for what it computes, and the most is 2,147,483,527: take smaller batches or a smaller model.",
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
}
