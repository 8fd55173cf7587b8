using ChainRule.Layers;

namespace ChainRule.Training;

/// <summary>Remembers weights that gave a finite loss and gradients. Whether a step spoilt them shows only in the next step's loss.</summary>
internal sealed class GoodWeights(Layer model)
{
    // Copying at every step would take a noticeable share of the time. DivergedException mentions this number.
    private const int Interval = 10;

    private Snapshot _good = new(model);
    private Snapshot _untried = new(model);
    private int _stepsUntilNext;

    /// <summary>To be called before each step.</summary>
    public void BeforeStep()
    {
        if (_stepsUntilNext == 0)
            _untried.Take();
    }

    /// <summary>To be called after each step whose numbers were finite.</summary>
    public void AfterStep()
    {
        if (_stepsUntilNext-- > 0)
            return;
        _stepsUntilNext = Interval - 1;
        (_good, _untried) = (_untried, _good);
    }

    /// <summary>Restores the last good weights; if there are none, those from before training stay.</summary>
    public void Restore() => _good.Restore();
}
