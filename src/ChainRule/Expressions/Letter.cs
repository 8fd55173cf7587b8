namespace ChainRule.Expressions;

/// <summary>How a kind of value is written, its role in a network, and its meaning.</summary>
/// <param name="Sign">w, z, δ, √v̂</param>
/// <param name="Role">its role: code that reads a derivation asks for this, never for the sign</param>
/// <param name="Meaning">its entry in a legend; none when null</param>
public sealed record Letter(string Sign, Role Role = Role.Intermediate, Text? Meaning = null)
{
    /// <summary>x</summary>
    public static Letter Input { get; } = new("x", Role.Input, new("input", "输入"));

    /// <summary>t</summary>
    public static Letter Target { get; } = new("t", Role.Target, new("target: what the output should be", "目标值：期望的输出"));

    /// <summary>w</summary>
    public static Letter Weight { get; } = new("w", Role.Weight, new("weight", "权重"));

    /// <summary>b</summary>
    public static Letter Bias { get; } = new("b", Role.Bias, new("bias", "偏置"));

    /// <summary>z</summary>
    public static Letter WeightedSum { get; } = new("z", Role.WeightedSum, new("weighted sum", "加权和"));

    /// <summary>a</summary>
    public static Letter Activation { get; } = new("a", Role.Activation, new("output of a layer", "一层的输出（激活值）"));

    /// <summary>p</summary>
    public static Letter Probability { get; } = new("p", Role.Probability, new("predicted probability", "网络给出的概率"));

    /// <summary>L</summary>
    public static Letter Loss { get; } = new("L", Role.Loss, new("loss: how wrong the output is", "损失：输出与目标的差距"));

    /// <summary>δ</summary>
    public static Letter Error { get; } = new("δ", Role.Error, new("the error of a weighted sum: how fast the loss changes with it", "加权和的误差，即损失对它的偏导数"));

    /// <summary>η</summary>
    public static Letter LearningRate { get; } = new("η", Role.LearningRate, new("learning rate", "学习率"));

    /// <summary>A letter that has no entry in a legend.</summary>
    public static implicit operator Letter(string sign) => new(sign);

    /// <summary>The letter of a parameter with this name: w for weight, b for bias, otherwise the first letter of the name.</summary>
    public static Letter OfParameter(string name) => name switch
    {
        "weight" => Weight,
        "bias" => Bias,
        _ => new(name[..1], Role.Parameter, new($"{name.Replace('_', ' ')}, a parameter", $"参数 {name}")),
    };

    /// <summary>The sign.</summary>
    public override string ToString() => Sign;
}
