namespace ChainRule.Expressions;

/// <summary>What a value is in a network, whatever letter it has; in the order in which a legend tells of them.</summary>
public enum Role
{
    /// <summary>what a network reads</summary>
    Input,

    /// <summary>what the output should be</summary>
    Target,

    /// <summary>the target as the loss changes it before it compares</summary>
    SmoothedTarget,

    /// <summary>how much a class counts in the loss</summary>
    ClassWeight,

    /// <summary>a trained factor</summary>
    Weight,

    /// <summary>a trained term</summary>
    Bias,

    /// <summary>any other parameter</summary>
    Parameter,

    /// <summary>inputs times weights, added up, before an activation</summary>
    WeightedSum,

    /// <summary>what an activation, or any layer of no other role, puts out</summary>
    Activation,

    /// <summary>what several layers put out, added up</summary>
    Sum,

    /// <summary>what a normalisation puts out</summary>
    Normalized,

    /// <summary>what is kept of a value, and what is not</summary>
    Mask,

    /// <summary>a probability that the network gives</summary>
    Probability,

    /// <summary>how wrong the output is</summary>
    Loss,

    /// <summary>∂L/∂z of a weighted sum z</summary>
    Error,

    /// <summary>mean or variance of a batch or a row</summary>
    Statistic,

    /// <summary>a value shifted and scaled to mean 0 and variance 1</summary>
    Standardized,

    /// <summary>a trained factor after that</summary>
    Scale,

    /// <summary>a trained term after that</summary>
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

    /// <summary>what gradients are multiplied by</summary>
    ClippingFactor,

    /// <summary>what an optimizer remembers from step to step, or reads from it</summary>
    Moment,

    /// <summary>an intermediate value of a formula</summary>
    Intermediate,
}
