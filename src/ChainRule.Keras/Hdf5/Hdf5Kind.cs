namespace ChainRule.Keras.Hdf5;

/// <summary>The kinds of elements that are told apart.</summary>
internal enum Hdf5Kind
{
    /// <summary>binary16, binary32 or binary64, little-endian</summary>
    Float,

    /// <summary>text of a fixed length, filled up with zero bytes</summary>
    Text,

    /// <summary>text of any length, in a heap: each element is a length, an address and an index there</summary>
    TextElsewhere,

    /// <summary>anything else</summary>
    Other,
}
