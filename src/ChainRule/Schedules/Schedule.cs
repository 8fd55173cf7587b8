using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Schedules;

/// <summary>
/// How a learning rate changes as training goes on: a formula of the initial rate and of the time, written once over any numbers. It has settings
/// and remembers nothing, so that a training that is resumed needs to know only how far it had come.
/// </summary>
/// <param name="Each">the unit of time</param>
public abstract record Schedule(TimeUnit Each)
{
    /// <summary>What comes before it; null for nothing. The schedule's own time begins after it.</summary>
    public WarmUp? WarmUp { get; init; }

    /// <summary>Whether it lasts for the whole training, since it has no length of its own. A fit that goes on with an earlier one stretches it.</summary>
    public virtual bool LastsForTraining => false;

    /// <summary>The rate at a moment; the initial one if the schedule lasts for a training of unknown length.</summary>
    /// <param name="initial">η₀, the rate without a schedule</param>
    /// <param name="moment">the moment</param>
    public T Rate<T>(T initial, Moment moment)
        where T : IScalarAlgebra<T>
    {
        var start = WarmUp?.Length ?? 0;
        if (moment.Time < start)
            return WarmUp!.Rate(initial, T.Let("k", T.Constant(moment.Time)));
        return LastsForTraining && moment.Length is null ? initial
            : Formula(initial, moment with { Time = moment.Time - start, Length = Math.Max(1, (moment.Length ?? 1) - start) });
    }

    /// <summary>The rate at a moment, as a number.</summary>
    public double Rate(double initial, Moment moment) => Rate(new Lane<double>(initial), moment).Value;

    /// <summary>What a derivation tells of the rate: the formula, in symbols and in numbers; null where the rate is the initial one.</summary>
    public Remark? Remark(double initial, Moment moment) => RateRemark.Of(this, initial, moment);

    /// <summary>The rate at a moment after the warm-up, from whose end the moment's time and length count; the length is always known.</summary>
    protected abstract T Formula<T>(T initial, Moment moment)
        where T : IScalarAlgebra<T>;

    // k/n, with k at most n
    private protected static T Share<T>(Moment moment, int? length)
        where T : IScalarAlgebra<T>
    {
        var n = length ?? moment.Length!.Value;
        var end = T.Let("n", T.Constant(n));
        return moment.Time < n ? T.Let("k", T.Constant(moment.Time)) / end : T.Constant(1);
    }

    private protected static int? Checked(int? length) => length is null ? null : (int)Setting.Positive(length.Value, "Length");
}
