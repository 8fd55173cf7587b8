namespace ChainRule.Schedules;

/// <summary>The moment of a training at which a schedule is asked for a rate.</summary>
/// <param name="Time">how many epochs or steps are done, in the schedule's unit</param>
/// <param name="Length">how many the whole training has; null where that is not known</param>
/// <param name="Reductions">how often the rate was reduced because the loss stayed on a plateau</param>
public readonly record struct Moment(double Time, double? Length = null, long Reductions = 0);
