using ChainRule.Kernels.Elements;
using FsCheck.Fluent;

namespace ChainRule.Tests.Kernels.Elements;

public sealed class BroadcastRowsTests
{
    [Fact]
    public void Chunks_cover_the_elements_and_the_rows_one_after_the_other() => Property.Holds(
        from outer in Gen.Choose(1, 40)
        from inner in Gen.Elements(1, 3, 100, 255, 256, 2047, 2048, 2049, 5000)
        select (outer, inner),
        c =>
        {
            var rows = new BroadcastRows([c.outer, c.inner], [[c.outer, c.inner], [c.outer, 1]]);
            var (element, row) = (0, 0);
            for (var chunk = 0; chunk < rows.Count; chunk++)
            {
                Assert.Equal((element, row), (rows[chunk].Start, rows[chunk].Row));
                Assert.InRange(rows[chunk].Length, 1, BroadcastRows.LongestChunk);
                (element, row) = (element + rows[chunk].Length, row + rows[chunk].Rows);
            }

            Assert.Equal(c.outer * c.inner, element);
            Assert.Equal(rows.Rows, row);
        });

    [Fact]
    public void Pieces_of_any_length_are_whole_rows_or_lie_in_one() => Property.Holds(
        from outer in Gen.Choose(1, 20)
        from inner in Gen.Elements(1, 3, 100, 256, 2049)
        from pieces in Gen.Choose(1, 3000).ArrayOf(10)
        select (outer, inner, pieces),
        c =>
        {
            var rows = new BroadcastRows([c.outer, c.inner], [[c.outer, c.inner], [c.outer, 1]]);
            var start = 0;
            foreach (var end in c.pieces.Select(piece => Math.Min(c.outer * c.inner, start + piece)))
            {
                while (start < end)
                {
                    var chunk = rows.Next(start, end);
                    Assert.Equal(start, chunk.Start);
                    Assert.InRange(chunk.Length, 1, Math.Min(BroadcastRows.LongestChunk, end - start));
                    Assert.InRange(start, rows.FirstOf(chunk.Row), rows.FirstOf(chunk.Row + 1) - 1);
                    if (chunk.Rows > 1)
                        Assert.Equal((start, chunk.Rows * rows.Length), (chunk.Row * rows.Length, chunk.Length));
                    else
                        Assert.Equal(start / rows.Length, (start + chunk.Length - 1) / rows.Length);
                    start += chunk.Length;
                }
            }
        });

    [Fact]
    public void A_row_is_as_long_as_every_operand_moves_evenly()
    {
        Assert.Equal(4 * 5 * 6, new BroadcastRows([4, 5, 6], [[4, 5, 6], [], [4, 5, 6]]).Length);
        Assert.Equal(6, new BroadcastRows([4, 5, 6], [[4, 5, 6], [6]]).Length);
        Assert.Equal(5 * 6, new BroadcastRows([4, 5, 6], [[4, 5, 6], [4, 1, 1]]).Length);
        Assert.Equal(6, new BroadcastRows([4, 5, 6], [[6], [4, 5, 1]]).Length);
    }
}
