using ChainRule.Optimizers;

namespace ChainRule.Workbench.Networks;

/// <summary>The optimizers of the network format; each is given the parameter groups that it leaves to others.</summary>
internal static class OptimizerCatalog
{
    public static Catalog<IReadOnlyList<ParameterGroup>, Optimizer> Optimizers { get; } = new(
        new("sgd", ["learning_rate", "momentum", "nesterov", "weight_decay"], Sgd),
        new("adam", ["learning_rate", "betas", "eps", "weight_decay"], (settings, groups) =>
            new Adam(Rate(settings, 1e-3), Betas(settings).First, Betas(settings).Second, Eps(settings, 1e-8), WeightDecay(settings, 0)) { Groups = groups }),
        new("adamw", ["learning_rate", "betas", "eps", "weight_decay"], (settings, groups) =>
            new AdamW(Rate(settings, 1e-3), Betas(settings).First, Betas(settings).Second, Eps(settings, 1e-8), WeightDecay(settings, 0.01)) { Groups = groups }),
        new("rmsprop", ["learning_rate", "alpha", "eps", "momentum", "weight_decay"], (settings, groups) =>
            new RmsProp(Rate(settings, 1e-2), settings.Number("alpha", 0.99, NumberRange.Fraction), Eps(settings, 1e-8), Momentum(settings), WeightDecay(settings, 0)) { Groups = groups }),
        new("adagrad", ["learning_rate", "eps", "weight_decay"], (settings, groups) =>
            new Adagrad(Rate(settings, 1e-2), Eps(settings, 1e-10), WeightDecay(settings, 0)) { Groups = groups }));

    private static Sgd Sgd(StrictObject settings, IReadOnlyList<ParameterGroup> groups)
    {
        var rate = settings.Required("learning_rate").Number(NumberRange.NotNegative);
        var (momentum, nesterov) = (Momentum(settings), settings.Boolean("nesterov", false));
        if (nesterov && momentum == 0)
            throw settings.Refuse("nesterov looks ahead along the momentum, and there is none", "set momentum above 0");
        return new(rate, momentum, nesterov, WeightDecay(settings, 0)) { Groups = groups };
    }

    private static double Rate(StrictObject settings, double otherwise) =>
        settings.Number("learning_rate", otherwise, NumberRange.NotNegative);

    private static double Eps(StrictObject settings, double otherwise) => settings.Number("eps", otherwise, NumberRange.NotNegative);

    private static double Momentum(StrictObject settings) => settings.Number("momentum", 0, NumberRange.NotNegative);

    private static double WeightDecay(StrictObject settings, double otherwise) =>
        settings.Number("weight_decay", otherwise, NumberRange.NotNegative);

    private static (double First, double Second) Betas(StrictObject settings)
    {
        if (settings.Optional("betas") is not { } betas)
            return (0.9, 0.999);
        var items = betas.Items(2, 2);
        return (items[0].Number(NumberRange.FractionBelowOne), items[1].Number(NumberRange.FractionBelowOne));
    }
}
