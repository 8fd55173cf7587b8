namespace ChainRule.Keras.Hdf5;

/// <summary>A message of an object's header: what it is, and its content.</summary>
internal readonly record struct Hdf5Message(Hdf5MessageType Type, byte[] Content);
