using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;

namespace ChainRule.Tests;

public sealed class SettingTests
{
    private static readonly Dictionary<string, Action<double>> NotNegative = new()
    {
        ["learning rate"] = value => _ = new Sgd(value),
        ["sgd momentum"] = value => _ = new Sgd(0.1, momentum: value),
        ["sgd weight decay"] = value => _ = new Sgd(0.1, weightDecay: value),
        ["adam eps"] = value => _ = new Adam(eps: value),
        ["adam weight decay"] = value => _ = new Adam(weightDecay: value),
        ["adam beta1"] = value => _ = new Adam(beta1: value),
        ["adamw beta2"] = value => _ = new AdamW(beta2: value),
        ["rmsprop alpha"] = value => _ = new RmsProp(alpha: value),
        ["rmsprop eps"] = value => _ = new RmsProp(eps: value),
        ["rmsprop momentum"] = value => _ = new RmsProp(momentum: value),
        ["rmsprop weight decay"] = value => _ = new RmsProp(weightDecay: value),
        ["adagrad eps"] = value => _ = new Adagrad(eps: value),
        ["adagrad weight decay"] = value => _ = new Adagrad(weightDecay: value),
        ["norm"] = value => _ = new ClipByNorm(value),
        ["value"] = value => _ = new ClipByValue(value),
        ["batch norm eps"] = value => _ = new BatchNorm1d(2, eps: value),
        ["batch norm momentum"] = value => _ = new BatchNorm1d(2, momentum: value),
        ["layer norm eps"] = value => _ = new LayerNorm(2, eps: value),
        ["dropout"] = value => _ = new Dropout(value),
        ["l1"] = value => _ = new Regularization(l1: value),
        ["l2"] = value => _ = new Regularization(l2: value),
        ["label smoothing"] = value => _ = new CrossEntropy(value),
        ["class weight"] = value => _ = new CrossEntropy(classWeights: [1, value]),
    };

    public static TheoryData<string> Names => [.. NotNegative.Keys];

    [Theory, MemberData(nameof(Names))]
    public void What_makes_no_sense_is_refused_and_zero_is_not(string name)
    {
        foreach (var wrong in (double[])[-1e-9, double.NaN, double.PositiveInfinity])
            Assert.Throws<SettingException>(() => NotNegative[name](wrong));
        NotNegative[name](0);
    }

    [Fact]
    public void Averages_that_forget_nothing_or_too_much_are_refused()
    {
        Assert.Throws<SettingException>(() => new Adam(beta1: 1));
        Assert.Throws<SettingException>(() => new AdamW(beta2: 1));
        Assert.Throws<SettingException>(() => new RmsProp(alpha: 1.1));
        Assert.Throws<SettingException>(() => new BatchNorm1d(2, momentum: 1.1));
    }

    [Fact]
    public void The_message_names_the_setting_and_what_it_may_be() =>
        Assert.Equal("beta1 must be a number from 0 to 1, but not 1; it is 2.", Assert.Throws<SettingException>(() => new Adam(beta1: 2)).Message);

    [Fact]
    public void A_huber_loss_without_a_quadratic_part_is_refused() => Assert.Throws<SettingException>(() => new Huber(0));

    [Fact]
    public void Nesterov_without_momentum_is_refused() => Assert.Throws<ArgumentException>(() => new Sgd(0.1, nesterov: true));
}
