using ChainRule.Devices;
using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tests.Operations;

public sealed class ShapeRuleTests
{
    private static readonly DType Float = DType.Float32;

    public static TheoryData<string, string> Refused => new()
    {
        { "matmul", "[2, 3] and [4, 5] cannot be multiplied: a matrix product needs (n, k) and (k, m)." },
        { "matmul ᵀ", "[2, 3]ᵀ and [4, 5]ᵀ cannot be multiplied: a matrix product needs (n, k) and (k, m)." },
        { "matmul rank", "[2, 3, 4] and [4, 5] cannot be multiplied: a matrix product needs (n, k) and (k, m)." },
        { "add", "Shapes [2, 3] and [4] cannot be broadcast: 3 against 4." },
        { "softmax", "A single number has no last dimension to take a softmax over." },
        { "gather", "gather needs (…, classes) numbers and (…) class indexes as Int64, not float32[2, 3] and int64[3]." },
        { "scatter", "scatter needs (…) numbers and (…) class indexes as Int64, not float32[2] and float32[2]." },
        { "select", "if_positive needs three tensors of one shape, not [2], [2] and [3]." },
        { "reshape", "6 elements of shape [2, 3] do not fill the shape [4, 2]." },
        { "broadcast", "A tensor of shape [2, 3] cannot be broadcast to the shape [3, 3]." },
        { "sum", "A tensor of shape [2, 3] cannot be summed to the shape [2, 2]." },
        { "assign", "float64[2] cannot be assigned to float32[2]." },
        { "advance", "A counter must be Int64, not float32[2]." },
        { "dropout", "A random state must be two Int64 values, not int64[3]." },
        { "types", "+ needs floating-point inputs of one type, not float32[2] and float64[2]." },
        { "whole", "+ needs floating-point inputs of one type, not int64[2] and int64[2]." },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused_in_words(string name, string message)
    {
        var (operation, inputs) = Case(name);
        Assert.Equal(message, Assert.Throws<ShapeException>(() => operation.Infer(inputs)).Message);
    }

    [Fact]
    public void What_fits_gives_its_shape()
    {
        TensorType Infer(Operation operation, params TensorType[] inputs) => operation.Infer(inputs);
        Assert.Equal("float32[2, 5]", Infer(new MatMul(false, false), Of(2, 3), Of(3, 5)).ToString());
        Assert.Equal("float32[3, 4]", Infer(new MatMul(true, true), Of(2, 3), Of(4, 2)).ToString());
        Assert.Equal("float32[0, 4]", Infer(new MatMul(false, false), Of(0, 0), Of(0, 4)).ToString());
        Assert.Equal("float32[7, 2, 3]", Infer(new Zip<Add>(), Of(7, 1, 3), Of(2, 1)).ToString());
        Assert.Equal("float32[0, 3]", Infer(new Zip<Add>(), Of(0, 3), Of(1, 1)).ToString());
        Assert.Equal("float32[2]", Infer(new Gather(), Of(2, 3), new([2], DType.Int64)).ToString());
        Assert.Equal("float32[2, 9]", Infer(new Scatter(9), Of(2), new([2], DType.Int64)).ToString());
        Assert.Equal("float32[]", Infer(new SumTo([]), Of(2, 3)).ToString());
        Assert.Equal("int64[6]", Infer(new Reshape([6]), new TensorType([2, 3], DType.Int64)).ToString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_class_that_is_none_is_refused(long index)
    {
        var x = Some.Tensor([1, 3], DType.Float32);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => OperationCase.Run(CpuDevice.Default, new Gather(), x, Tensor.From([index], 1)));
        Assert.Contains($"Class {index} is not one of the 3 classes, 0 to 2.", error.Message, StringComparison.Ordinal);
    }

    private static (Operation, TensorType[]) Case(string name) => name switch
    {
        "matmul" => (new MatMul(false, false), [Of(2, 3), Of(4, 5)]),
        "matmul ᵀ" => (new MatMul(true, true), [Of(2, 3), Of(4, 5)]),
        "matmul rank" => (new MatMul(false, false), [Of(2, 3, 4), Of(4, 5)]),
        "add" => (new Zip<Add>(), [Of(2, 3), Of(4)]),
        "softmax" => (new LogSoftmax(), [Of()]),
        "gather" => (new Gather(), [Of(2, 3), new([3], DType.Int64)]),
        "scatter" => (new Scatter(4), [Of(2), Of(2)]),
        "select" => (new Select(), [Of(2), Of(2), Of(3)]),
        "reshape" => (new Reshape([4, 2]), [Of(2, 3)]),
        "broadcast" => (new BroadcastTo([3, 3]), [Of(2, 3)]),
        "sum" => (new SumTo([2, 2]), [Of(2, 3)]),
        "assign" => (new Assign(), [Of(2), new([2], DType.Float64)]),
        "advance" => (new Advance(), [Of(2)]),
        "dropout" => (new DropoutMask(Of(2), 0.5), [new([3], DType.Int64)]),
        "types" => (new Zip<Add>(), [Of(2), new([2], DType.Float64)]),
        "whole" => (new Zip<Add>(), [new([2], DType.Int64), new([2], DType.Int64)]),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static TensorType Of(params int[] sizes) => new([.. sizes], Float);
}
