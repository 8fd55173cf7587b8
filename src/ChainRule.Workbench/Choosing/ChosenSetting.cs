using ChainRule.Tensors;

namespace ChainRule.Workbench.Choosing;

/// <summary>A setting with some values, each as likely as any other.</summary>
internal sealed record ChosenSetting(string Name, IReadOnlyList<string> Choices) : SearchedSetting(Name)
{
    public override IReadOnlyList<string> Examples => Choices;

    public override string Draw(RandomSource random) => Choices[random.NextInteger(Choices.Count)];
}
