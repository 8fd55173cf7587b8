namespace ChainRule.Workbench.Choosing;

/// <summary>What a trial is trained with: values by the names of settings.</summary>
public sealed record TrialSettings(IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public override string ToString() => string.Join(", ", Values.Select(value => $"{value.Key}={value.Value}"));
}
