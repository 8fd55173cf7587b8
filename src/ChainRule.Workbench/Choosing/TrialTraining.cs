using ChainRule.Workbench.Experiments;

namespace ChainRule.Workbench.Choosing;

/// <summary>How a trial is trained and saved.</summary>
public sealed record TrialTraining(ExperimentOptions Options, SavingOptions Saving);
