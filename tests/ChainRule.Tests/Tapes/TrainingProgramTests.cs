using ChainRule.Devices;
using ChainRule.Operations;

namespace ChainRule.Tests.Tapes;

/// <summary>What holds for a whole training step, whatever the optimizer.</summary>
public sealed class TrainingProgramTests
{
    public static TheoryData<string> Optimizers => TrainingStep.OptimizerNames;

    [Theory, MemberData(nameof(Optimizers))]
    public void A_replayed_step_allocates_nothing(string optimizer)
    {
        foreach (var threads in (int[])[1, 2])
        {
            var step = new TrainingStep(TrainingStep.Optimizers[optimizer](), samples: 130, width: 140);
            var program = step.Record(new CpuDevice(threads));
            Allocations.AssertNone(() => program.Run(step.Input, step.Target));
        }
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Replaying_does_what_running_eagerly_does(string optimizer)
    {
        var (replayed, eager) = (new TrainingStep(TrainingStep.Optimizers[optimizer]()), new TrainingStep(TrainingStep.Optimizers[optimizer]()));
        var program = replayed.Record();
        for (var i = 0; i < 4; i++)
        {
            program.Run(replayed.Input, replayed.Target);
            Assert.Equal(eager.RunEagerly(), program.Outputs[0].Item());
        }

        Assert.Equal(4, replayed.Optimizer.StepCount);
        foreach (var (a, b) in replayed.State.Zip(eager.State))
            Near.SameBits(a, b);
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void The_loss_becomes_smaller(string optimizer)
    {
        var step = new TrainingStep(TrainingStep.Optimizers[optimizer]());
        var program = step.Record();
        program.Run(step.Input, step.Target);
        var first = program.Outputs[0].Item();
        for (var i = 0; i < 60; i++)
            program.Run(step.Input, step.Target);
        Assert.InRange(program.Outputs[0].Item(), 0, 0.9 * first);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit() =>
        TrainingStep.AssertSameBitsOnAnyThreads(() => new TrainingStep(TrainingStep.Optimizers["adam"](), samples: 150, width: 160));

    [Fact]
    public void The_naive_device_trains_alike()
    {
        // Not Adam: a bias before batch normalisation has a gradient of rounding errors alone, and Adam enlarges them.
        var (fast, naive) = (new TrainingStep(TrainingStep.Optimizers["sgd"]()), new TrainingStep(TrainingStep.Optimizers["sgd"]()));
        for (var i = 0; i < 3; i++)
            Near.Equal(naive.RunEagerly(new ReferenceDevice()), fast.RunEagerly(), 1e-4);
        foreach (var (a, b) in naive.State.Zip(fast.State))
            Near.Equal(a, b, 1e-3, 1e-4);
        Assert.Equal(0.1, naive.Optimizer.LearningRate);
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void A_loss_that_is_not_a_number_leaves_everything_as_it_was(string optimizer)
    {
        var step = new TrainingStep(TrainingStep.Optimizers[optimizer]());
        var program = step.Record();
        program.Run(step.Input, step.Target);
        var before = step.State.Select(tensor => tensor.Clone()).ToArray();
        var poisoned = step.Input.Clone();
        poisoned.SetValue(7, double.NaN);
        Assert.Throws<NonFiniteException>(() => program.Run(poisoned, step.Target));
        foreach (var (a, b) in before.Zip(step.State))
            Near.SameBits(a, b);
        Assert.Equal(1, step.Optimizer.StepCount);
        program.Run(step.Input, step.Target);
        Assert.Equal(2, step.Optimizer.StepCount);
    }

    [Fact]
    public void A_replayed_program_follows_the_learning_rate()
    {
        var step = new TrainingStep(TrainingStep.Optimizers["sgd"]());
        var program = step.Record();
        step.Optimizer.LearningRate = 0;
        var before = step.Model.Parameters[0].Tensor.Clone();
        program.Run(step.Input, step.Target);
        Near.SameBits(before, step.Model.Parameters[0].Tensor);
        step.Optimizer.LearningRate = 0.5;
        program.Run(step.Input, step.Target);
        Assert.NotEqual(before.ToDoubles(), step.Model.Parameters[0].Tensor.ToDoubles());
    }
}
