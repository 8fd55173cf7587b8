using ChainRule.Keras.Hdf5;

namespace ChainRule.Keras.Weights;

/// <summary>The arrays of a file, which are taken layer by layer.</summary>
internal interface IWeightFile
{
    /// <summary>The arrays of the next layer, in the order of Keras; none where the file has nothing for it.</summary>
    IReadOnlyList<Hdf5Array> Take(WeightSite site);
}
