using System.Globalization;
using ChainRule.Formats;
using ChainRule.Onnx.Messages;
using Google.Protobuf;

namespace ChainRule.Onnx.Writing;

/// <summary>Weights that lie in a file beside the model's, because together they are larger than a message of protocol buffers can be.</summary>
internal static class ExternalData
{
    // Where a page of memory can begin: readers may map the file.
    private const int Alignment = 4096;

    // Smaller tensors, such as axes, stay where they are.
    private const int Smallest = 1024;

    /// <summary>Moves the large tensors of a graph to a file of their own, if all together have more bytes than this.</summary>
    /// <returns>the graph</returns>
    public static GraphProto MoveOut(GraphProto graph, string path, long mostBytesInside)
    {
        if (graph.Initializer.Sum(tensor => (long)tensor.RawData.Length) <= mostBytesInside)
            return graph;
        var file = path + ".data";
        WholeFile.Write(file, stream =>
        {
            var offset = 0L;
            foreach (var tensor in graph.Initializer.Where(tensor => tensor.RawData.Length >= Smallest))
            {
                for (; offset % Alignment != 0; offset++)
                    stream.WriteByte(0);
                tensor.RawData.WriteTo(stream);
                tensor.ExternalData.AddRange([Entry("location", Path.GetFileName(file)), Entry("offset", Text(offset)), Entry("length", Text(tensor.RawData.Length))]);
                tensor.DataLocation = TensorProto.Types.DataLocation.External;
                offset += tensor.RawData.Length;
                tensor.RawData = ByteString.Empty;
            }
        });
        return graph;
    }

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
