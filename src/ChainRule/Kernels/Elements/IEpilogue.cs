namespace ChainRule.Kernels.Elements;

/// <summary>What is done to elements of an output as soon as they are written, while they lie in the first cache.</summary>
internal interface IEpilogue
{
    /// <summary>Does it to elements from one onwards: whole rows, or part of one.</summary>
    void Run(int start, int length);
}
