using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Tests.Tapes;

public sealed class MemoryBudgetTests
{
    [Fact]
    public void What_a_tape_computes_takes_its_part_and_what_shares_memory_takes_none()
    {
        var budget = new MemoryBudget(80);
        var tape = new Tape { Budget = budget };
        var x = tape.Input(Some.Tensor([2, 2]));
        var y = (x + x).Reshape([4]);
        Assert.Equal(32, budget.Taken);
        _ = y * y;
        var fault = Assert.Throws<InsufficientMemoryException>(() => y * y);
        Assert.Equal("float64[4] takes 32 bytes, but 16 are left of the 80 that computed values may take", fault.Message);
        Assert.Equal(3, tape.Nodes.Count);
    }

    [Fact]
    public void What_is_given_back_can_be_taken_again()
    {
        var budget = new MemoryBudget(16);
        TensorType four = new([4], DType.Float32);
        budget.Take(four);
        budget.GiveBack(four);
        budget.Take(four);
        budget.ReturnTo(4);
        Assert.Equal((4, 16), (budget.Taken, budget.Bytes));
    }

    [Fact]
    public void The_machine_has_some_memory() => Assert.True(MemoryBudget.OfMachine().Bytes > 1 << 20);

    [Fact]
    public void A_tape_that_records_computes_nothing_and_needs_no_values()
    {
        var budget = new MemoryBudget(0);
        var tape = Tape.Recording(budget: budget);
        var x = tape.Input(new TensorType([1 << 13, 1 << 13], DType.Float32));
        Assert.Equal([1 << 13, 1 << 13], x.MatMul(x).Shape);
        Assert.Equal(0, budget.Taken);
        Assert.Throws<InvalidOperationException>(() => new Tape().Input(new TensorType([2], DType.Float32)));
    }
}
