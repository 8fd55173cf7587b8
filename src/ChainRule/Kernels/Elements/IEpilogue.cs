namespace ChainRule.Kernels.Elements;

/// <summary>What is done to elements of an output as soon as they are written, while they lie in the first cache.</summary>
internal interface IEpilogue
{
    /// <summary>Does it to elements from one on: whole rows, or some of one.</summary>
    void Run(int start, int length);
}
