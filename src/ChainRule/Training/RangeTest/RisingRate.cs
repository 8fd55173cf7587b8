using ChainRule.Optimizers;

namespace ChainRule.Training;

/// <summary>Gives each step of a range test its rate, notes the loss, and ends the test when the loss explodes.</summary>
internal sealed class RisingRate(LearningRateRangeTest test, Action end) : ICallback
{
    // Of the least mean loss: beyond this many times as much, and worse than at first, the model only gets worse.
    private const double Exploded = 4;

    private readonly List<RatePoint> _points = [];
    private (Optimizer Optimizer, double Share)[] _members = [];
    private double _first;
    private double _least = double.PositiveInfinity;

    public IReadOnlyList<RatePoint> Points => _points;

    public void BeforeTraining(TrainingRun run) => _members = [.. run.Optimizer.Members().Select(member => (member, Share(member, run.Optimizer)))];

    public void BeforeStep(TrainingRun run)
    {
        foreach (var (member, share) in _members)
            member.LearningRate = test.Rate(_points.Count) * share;
    }

    public void AfterStep(TrainingRun run)
    {
        _points.Add(new(test.Rate(_points.Count), run.Loss));
        var recent = LearningRateRange.Mean(_points.TakeLast(LearningRateRange.Window));
        if (_points.Count == LearningRateRange.Window)
            _first = recent;
        if (_points.Count >= LearningRateRange.Window)
            _least = Math.Min(_least, recent);
        if (_points.Count >= test.Steps || recent > Math.Max(Exploded * _least, _first))
            end();
    }

    private static double Share(Optimizer member, Optimizer whole) => whole.InitialLearningRate > 0 ? member.InitialLearningRate / whole.InitialLearningRate : 1;
}
