using ChainRule.Algebra;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations;

/// <summary>Runs the naive meaning of a node's operation; an operation of a program's own may have none.</summary>
internal static class NaiveMeaning
{
    /// <exception cref="ExplanationException">the operation has none in this algebra</exception>
    public static void Run<T>(Node node, Grid<T>[] inputs, Grid<T> output)
        where T : IAlgebra<T>
    {
        try
        {
            node.Operation.Naive(inputs, output);
        }
        catch (NotSupportedException fault)
        {
            throw new ExplanationException($"The operation {node.Operation.Name} cannot be explained: {fault.Message}");
        }
    }
}
