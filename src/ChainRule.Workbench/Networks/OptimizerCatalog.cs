using ChainRule.Optimizers;

namespace ChainRule.Workbench.Networks;

/// <summary>What an optimizer is made in view of: the parameter groups that it leaves to others, and the links of its chain.</summary>
internal readonly record struct OptimizerContext(IReadOnlyList<ParameterGroup> Groups, IReadOnlyList<GradientLink> Links);

/// <summary>The optimizers of the network format.</summary>
internal static class OptimizerCatalog
{
    public static Catalog<OptimizerContext, Optimizer> Optimizers { get; } = new(
        new("sgd", ["learning_rate", "momentum", "nesterov", "weight_decay"], Sgd),
        new("adam", ["learning_rate", "betas", "eps", "weight_decay"], (settings, context) =>
            new Adam(Rate(settings, 1e-3), Betas(settings).First, Betas(settings).Second, Eps(settings, 1e-8), WeightDecay(settings, 0)) { Groups = context.Groups, Links = context.Links }),
        new("adamw", ["learning_rate", "betas", "eps", "weight_decay"], (settings, context) =>
            new AdamW(Rate(settings, 1e-3), Betas(settings).First, Betas(settings).Second, Eps(settings, 1e-8), WeightDecay(settings, 0.01)) { Groups = context.Groups, Links = context.Links }),
        new("rmsprop", ["learning_rate", "alpha", "eps", "momentum", "weight_decay"], (settings, context) =>
            new RmsProp(Rate(settings, 1e-2), settings.Number("alpha", 0.99, NumberRange.Fraction), Eps(settings, 1e-8), Momentum(settings), WeightDecay(settings, 0)) { Groups = context.Groups, Links = context.Links }),
        new("adagrad", ["learning_rate", "eps", "weight_decay"], (settings, context) =>
            new Adagrad(Rate(settings, 1e-2), Eps(settings, 1e-10), WeightDecay(settings, 0)) { Groups = context.Groups, Links = context.Links }));

    private static Sgd Sgd(StrictObject settings, OptimizerContext context)
    {
        var rate = settings.Required("learning_rate", settings.IsGivenByOption ? "add --learning-rate 0.1, or write \"sgd 0.1\"" : "write one, such as \"learning_rate\": 0.1").Number(NumberRange.NotNegative);
        var (momentum, nesterov) = (Momentum(settings), settings.Boolean("nesterov", false));
        if (nesterov && momentum == 0)
            throw settings.Refuse("nesterov needs momentum, and there is none", "set momentum above 0");
        return new(rate, momentum, nesterov, WeightDecay(settings, 0)) { Groups = context.Groups, Links = context.Links };
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
