using ChainRule.Tensors;

namespace ChainRule.Training;

/// <summary>A batch that has just been judged; its tensors are overwritten by the next one.</summary>
/// <param name="Rows">which samples</param>
/// <param name="Outputs">(rows, …) what the model gave, which <see cref="Losses.Loss.Probabilities"/> may turn into probabilities</param>
/// <param name="Targets">(rows, …) class indexes as Int64, or numbers</param>
public readonly record struct JudgedBatch(ReadOnlyMemory<int> Rows, Tensor Outputs, Tensor Targets);
