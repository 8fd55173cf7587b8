namespace ChainRule.Workbench.Reporting.Judging;

/// <summary>A sample that the model is wrong about.</summary>
/// <param name="Sample">its place in the set</param>
/// <param name="Size">how wrong: the greater, the worse</param>
/// <param name="Output">the output to explain: that of the predicted class, or the one that is farthest off</param>
/// <param name="Actual">what it is</param>
/// <param name="Predicted">what the model takes it for</param>
/// <param name="Sureness">how sure the model is, or how far off</param>
internal sealed record Mistake(int Sample, double Size, int Output, string Actual, string Predicted, string Sureness);
