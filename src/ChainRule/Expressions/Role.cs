namespace ChainRule.Expressions;

/// <summary>The role of a value in a network, whatever its letter; a legend lists them in this order.</summary>
public enum Role
{
    /// <summary>what a network reads</summary>
    Input,

    /// <summary>what the output should be</summary>
    Target,

    /// <summary>the target after label smoothing, as the loss compares it</summary>
    SmoothedTarget,

    /// <summary>how much a class counts in the loss</summary>
    ClassWeight,

    /// <summary>how much a sample counts in the loss</summary>
    SampleWeight,

    /// <summary>a trained factor</summary>
    Weight,

    /// <summary>a trained term</summary>
    Bias,

    /// <summary>any other parameter</summary>
    Parameter,

    /// <summary>inputs times weights, added up, before an activation</summary>
    WeightedSum,

    /// <summary>the output of an activation, or of a layer without a role of its own</summary>
    Activation,

    /// <summary>the sum of the outputs of several layers</summary>
    Sum,

    /// <summary>the output of a normalisation</summary>
    Normalized,

    /// <summary>the factors that keep some values and drop others</summary>
    Mask,

    /// <summary>a probability according to the network</summary>
    Probability,

    /// <summary>how wrong the output is</summary>
    Loss,

    /// <summary>∂L/∂z of a weighted sum z</summary>
    Error,

    /// <summary>mean or variance of a batch or a row</summary>
    Statistic,

    /// <summary>a value shifted and scaled to mean 0 and variance 1</summary>
    Standardized,

    /// <summary>a trained factor that scales a standardised value</summary>
    Scale,

    /// <summary>a trained term that shifts a standardised value</summary>
    Shift,

    /// <summary>a mean or variance, averaged over batches</summary>
    RunningStatistic,

    /// <summary>how far a step goes</summary>
    LearningRate,

    /// <summary>the gradient that an optimizer reads</summary>
    Gradient,

    /// <summary>where a step leads, before its length is set</summary>
    Direction,

    /// <summary>the norm of gradients</summary>
    Norm,

    /// <summary>the factor that clips gradients</summary>
    ClippingFactor,

    /// <summary>a value that an optimizer remembers from step to step, or derives from one</summary>
    Moment,

    /// <summary>an intermediate value of a formula</summary>
    Intermediate,
}
