using ChainRule.Kernels.Products;
using FsCheck.Fluent;

namespace ChainRule.Tests.Kernels.Products;

public sealed class PanelsTests
{
    [Fact]
    public void Panels_cover_the_columns_one_after_the_other() => Property.Holds(
        from columns in Gen.Choose(1, 400)
        from lane in Gen.Elements(1, 2, 4, 8, 16)
        select (columns, lane),
        c =>
        {
            var panels = new Panels(c.columns, c.lane);
            Assert.Equal(0, panels.Start(0));
            Assert.Equal((c.columns + c.lane - 1) / c.lane, panels.Start(panels.Count));
            Assert.Equal(c.columns, Enumerable.Range(0, panels.Count).Sum(panels.Columns));
            for (var panel = 0; panel < panels.Count; panel++)
            {
                Assert.InRange(panels.Width(panel), panels.Lanes == 1 ? 1 : 2, 3);
                Assert.Equal(panel < panels.FirstPartial, panels.Columns(panel) == panels.Width(panel) * c.lane);
            }
        });

    [Fact]
    public void Of_four_panels_or_more_those_of_two_lanes_do_not_follow_each_other() => Property.Holds(
        Gen.Choose(10, 400),
        lanes =>
        {
            var panels = new Panels(lanes, 1);
            for (var panel = 1; panel < panels.Count; panel++)
                Assert.InRange(panels.Width(panel - 1) + panels.Width(panel), 5, 6);
        });

    [Fact]
    public void Panels_in_pairs_are_even_in_number_and_width() => Property.Holds(
        from columns in Gen.Choose(1, 400)
        from lane in Gen.Elements(1, 2, 4, 8, 16)
        select (columns, lane),
        c =>
        {
            var panels = new Panels(c.columns, c.lane, inPairs: true);
            var widths = Enumerable.Range(0, panels.Count).Select(panels.Width).ToList();
            Assert.Equal(panels.Lanes, widths.Sum());
            Assert.Equal(c.columns, Enumerable.Range(0, panels.Count).Sum(panels.Columns));
            Assert.True(widths.Count == 1 || widths.Count % 2 == 0);
            Assert.InRange(widths.Max() - widths.Min(), 0, 1);
            Assert.InRange(widths.Max(), 1, 3);
        });
}
