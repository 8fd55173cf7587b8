namespace ChainRule.Kernels.Elements;

/// <summary>What is done to elements of an output as soon as they are written, while they lie in the first cache.</summary>
public interface IEpilogue
{
    /// <summary>
    /// Does it to elements, in row-major order, from one on: whole rows of the last dimension, or a part of one. Several threads may call it
    /// at the same time, each for its own elements; every element must come once in a run.
    /// </summary>
    void Run(int start, int length);
}
