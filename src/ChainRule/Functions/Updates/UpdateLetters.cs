using ChainRule.Expressions;

namespace ChainRule.Functions;

/// <summary>The letters of update rules.</summary>
internal static class UpdateLetters
{
    public static readonly Letter Velocity = new("v", Role.Moment, new("velocity, which accumulates momentum", "速度，用于累积动量"));

    public static readonly Letter FirstMoment = new("m", Role.Moment, new("first moment: running mean of the gradient", "一阶矩：梯度的滑动平均"));

    public static readonly Letter SecondMoment = new("v", Role.Moment, new("second moment: running mean of the squared gradient", "二阶矩：梯度平方的滑动平均"));

    public static readonly Letter FirstCorrected = new("m̂", Role.Moment, new("the first moment, corrected for its start at 0", "对零初值作偏差修正后的一阶矩"));

    public static readonly Letter SecondCorrected = new("√v̂", Role.Moment, new("the root of the second moment, corrected for its start at 0", "对零初值作偏差修正后的二阶矩的平方根"));

    public static readonly Letter Squares = new("s", Role.Moment, new("accumulated squared gradients", "累积的梯度平方"));

    public static readonly Letter Gradient = new("g", Role.Gradient, new("gradient with weight decay", "加入权重衰减后的梯度"));

    public static readonly Letter Direction = new("d", Role.Direction, new("gradient divided by its usual size", "按通常大小缩放后的梯度"));
}
