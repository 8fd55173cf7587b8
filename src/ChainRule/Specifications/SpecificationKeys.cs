namespace ChainRule.Specifications;

/// <summary>The keys of a network file.</summary>
public static class SpecificationKeys
{
    /// <summary>What the network is called.</summary>
    public const string Name = "name";

    /// <summary>The shape of one sample.</summary>
    public const string Input = "input";

    /// <summary>The list of layers.</summary>
    public const string Layers = "layers";

    /// <summary>The loss: a name, or an object with a type.</summary>
    public const string Loss = "loss";

    /// <summary>What is added to the loss for large weights.</summary>
    public const string Regularizer = "regularizer";

    /// <summary>The optimizer, with its groups.</summary>
    public const string Optimizer = "optimizer";

    /// <summary>How the learning rate changes.</summary>
    public const string Schedule = "schedule";

    /// <summary>How gradients are clipped.</summary>
    public const string Clip = "clip";

    /// <summary>Which parameters are trained.</summary>
    public const string Trainable = "trainable";

    /// <summary>What draws the parameters.</summary>
    public const string Seed = "seed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Name, Input, Layers, Loss, Regularizer, Optimizer, Schedule, Clip, Trainable, Seed];
}
