using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Tests.Writing;

public sealed class TensorWriterTests
{
    [Theory]
    [InlineData(ElementType.Float, -1.5, 2)]
    [InlineData(ElementType.Double, -1.5, 1e300)]
    [InlineData(ElementType.Float16, -1.5, 65504)]
    [InlineData(ElementType.BFloat16, -1.5, 256)]
    [InlineData(ElementType.Bool, 0, 1)]
    [InlineData(ElementType.Int8, -128, 127)]
    [InlineData(ElementType.UInt8, 0, 255)]
    [InlineData(ElementType.Int16, -32768, 32767)]
    [InlineData(ElementType.UInt16, 0, 65535)]
    [InlineData(ElementType.Int32, int.MinValue, int.MaxValue)]
    [InlineData(ElementType.UInt32, 0, uint.MaxValue)]
    [InlineData(ElementType.Int64, -1, 1L << 40)]
    public void Numbers_take_the_bytes_of_their_type_and_come_back(ElementType type, double first, double second)
    {
        var values = new Tensor([2, 1], type.Held());
        values.SetValue(0, first);
        values.SetValue(1, second);
        var written = TensorWriter.Write("w", new Value(type, values));
        Assert.Equal(2 * type.Size(), written.RawData.Length);
        var read = TensorReader.Read(written, "model.onnx");
        Assert.Equal(type, read.Type);
        Assert.Equal(values.Shape, read.Shape);
        Assert.Equal([first, second], read.Known!.ToDoubles());
    }
}
