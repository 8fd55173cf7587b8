namespace ChainRule.Data;

/// <summary>What to learn from, and what to judge by.</summary>
/// <param name="Train">the rows to learn from</param>
/// <param name="Test">rows kept apart for the final judgement; null where the source has none</param>
public sealed record TrainTest(Dataset Train, Dataset? Test);
