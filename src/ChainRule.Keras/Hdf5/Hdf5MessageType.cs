namespace ChainRule.Keras.Hdf5;

/// <summary>The kinds of messages that matter here (section IV.A.2 of the specification).</summary>
internal enum Hdf5MessageType
{
    Dataspace = 0x1,
    LinkInfo = 0x2,
    Datatype = 0x3,
    Link = 0x6,
    ExternalFiles = 0x7,
    Layout = 0x8,
    Attribute = 0xC,
    Continuation = 0x10,
    SymbolTable = 0x11,
    AttributeInfo = 0x15,
}
