using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Tests.Data.Tables.Targets;

public sealed class NumberTargetTests
{
    [Fact]
    public void Far_from_0_predictions_keep_their_digits()
    {
        var target = new NumberTarget("when", Mean: 1_700_000_050, StandardDeviation: 32);
        var times = target.ToOriginalUnit(Tensor.From([-0.5f, 0.0078125f], 2, 1));
        Assert.Equal([1_700_000_034, 1_700_000_050.25], times.ToDoubles());
    }
}
