using ChainRule.Tensors;

namespace ChainRule.Schedules;

/// <summary>What a training remembers for a <see cref="PlateauSchedule"/>: the lowest loss, and how long ago that was.</summary>
internal sealed class PlateauMemory(PlateauSchedule schedule)
{
    private readonly Tensor _lowest = Tensor.Scalar(double.PositiveInfinity, DType.Float64);
    private readonly Tensor _epochsSince = new(Shape.Scalar, DType.Int64);
    private readonly Tensor _cooldown = new(Shape.Scalar, DType.Int64);
    private readonly Tensor _reductions = new(Shape.Scalar, DType.Int64);

    /// <summary>How often the rate was reduced.</summary>
    public long Reductions => Count(_reductions);

    public IEnumerable<NamedTensor> State =>
    [
        new("lowest_loss", _lowest),
        new("epochs_since_lowest", _epochsSince),
        new("cooldown", _cooldown),
        new("reductions", _reductions),
    ];

    /// <summary>Judges an epoch's loss.</summary>
    public void Observe(double loss)
    {
        Count(_epochsSince)++;
        if (loss < _lowest.Item() * (1 - schedule.Threshold))
        {
            _lowest.SetValue(0, loss);
            Count(_epochsSince) = 0;
        }

        if (Count(_cooldown) > 0)
        {
            Count(_cooldown)--;
            Count(_epochsSince) = 0;
        }

        if (Count(_epochsSince) <= schedule.Patience)
            return;
        Count(_reductions)++;
        Count(_epochsSince) = 0;
        Count(_cooldown) = schedule.Cooldown;
    }

    private static ref long Count(Tensor tensor) => ref tensor.Span<long>()[0];
}
