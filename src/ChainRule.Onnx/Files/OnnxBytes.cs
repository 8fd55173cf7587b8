using ChainRule.Data;
using ChainRule.Onnx.Messages;
using Google.Protobuf;

namespace ChainRule.Onnx.Files;

/// <summary>Parses the messages of files, which may be anything.</summary>
internal static class OnnxBytes
{
    private static readonly MessageParser<ModelProto> Models = ModelProto.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<TensorProto> Tensors = TensorProto.Parser.WithDiscardUnknownFields(true);

    /// <exception cref="InputException">there is no such file, or it is no ONNX model</exception>
    public static ModelProto ReadModel(string path) => ParseModel(path, InputFile.ReadAllBytes(path));

    /// <exception cref="InputException">they are no ONNX model</exception>
    public static ModelProto ParseModel(string file, byte[] bytes) => Parse(file, bytes, WireMessage.Model, Models);

    /// <exception cref="InputException">there is no such file, or it is no tensor</exception>
    public static TensorProto ReadTensor(string path) => Parse(path, InputFile.ReadAllBytes(path), WireMessage.Tensor, Tensors);

    public static InputException Damaged(string file, Exception? cause = null) =>
        new(file, null, "this is not an ONNX file, or it was cut off", cause: cause);

    private static T Parse<T>(string path, byte[] bytes, WireMessage message, MessageParser<T> parser)
        where T : IMessage<T>
    {
        WireCensus.Check(bytes, message, path);
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw Damaged(path, fault);
        }
    }
}
