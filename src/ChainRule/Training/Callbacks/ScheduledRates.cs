using ChainRule.Layers;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>Sets the learning rates of an optimizer and its groups to those of their schedules, before each step.</summary>
internal sealed class ScheduledRates(Optimizer optimizer) : ICallback
{
    private readonly (Optimizer Optimizer, PlateauMemory? Memory)[] _scheduled =
        [.. optimizer.Members().Where(member => member.Schedule is not null).Select(member => (member, member.Schedule is PlateauSchedule plateau ? new PlateauMemory(plateau) : null))];

    private int? _epochs;
    private int _stepsPerEpoch;

    /// <summary>Whether there is any schedule.</summary>
    public bool IsNeeded => _scheduled.Length > 0;

    public string Name => "schedule";

    public IEnumerable<NamedTensor> State(Layer model) =>
        from scheduled in _scheduled.Index()
        from tensor in scheduled.Item.Memory?.State ?? []
        select tensor.In($"{scheduled.Index}");

    public void BeforeTraining(TrainingRun run) => (_epochs, _stepsPerEpoch) = (run.LastEpoch, run.StepsPerEpoch);

    public void BeforeStep(TrainingRun run) => Follow(run.EpochsDone);

    public void AfterEpoch(TrainingRun run)
    {
        var loss = (run.Report!.Validation ?? run.Report.Training).Loss;
        foreach (var (member, memory) in _scheduled)
        {
            if (run.EpochsDone > (member.Schedule!.WarmUp?.Length ?? 0))
                memory?.Observe(loss);
        }
    }

    /// <summary>Sets the rates of the next step.</summary>
    public void Follow(int epochsDone)
    {
        foreach (var (member, memory) in _scheduled)
        {
            var (time, length) = member.Schedule!.Each == TimeUnit.Epoch ? (epochsDone, (double?)_epochs) : (member.StepCount, (double?)_epochs * _stepsPerEpoch);
            member.Follow(new(time, length, memory?.Reductions ?? 0));
        }
    }
}
