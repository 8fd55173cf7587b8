using ChainRule.Devices;
using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests.Operations;

/// <summary>The fast device against the naive one, on shapes that nobody chose.</summary>
public sealed class RandomShapeTests
{
    private static readonly CpuDevice Cpu = new(2);

    private static readonly Gen<DType> FloatingType = Gen.Elements(DType.Float32, DType.Float64);

    [Fact]
    public void Matrix_products() => Property.Holds(
        from sizes in Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(1, 70)).ArrayOf(3)
        from inner in Gen.Elements(sizes[1], sizes[1], sizes[1], 255, 256, 257, 520)
        from flags in Gen.Choose(0, 3)
        from type in FloatingType
        select (sizes[0], inner, sizes[2], flags, type),
        c =>
        {
            var (n, k, m, flags, type) = c;
            var (transposeA, transposeB) = ((flags & 1) != 0, (flags & 2) != 0);
            Compare(
                new MatMul(transposeA, transposeB),
                Some.Tensor(transposeA ? [k, n] : [n, k], type),
                Some.Tensor(transposeB ? [m, k] : [k, m], type, 2));
        },
        150);

    [Fact]
    public void Arithmetic_with_broadcasting() => Property.Holds(
        from full in Property.Shape
        from a in Stretchable(full)
        from b in Stretchable(full)
        from type in FloatingType
        select (a, b, type),
        c =>
        {
            Compare(new Zip<Add>(), Some.Tensor(c.a, c.type), Some.Tensor(c.b, c.type, 2));
            Compare(new Zip<Divide>(), Some.Tensor(c.a, c.type), Some.Tensor(c.b, c.type, 2, 0.5));
            Compare(new Zip<Maximum>(), Some.Tensor(c.a, c.type), Some.Tensor(c.b, c.type, 2));
            Compare(new Zip<Minimum>(), Some.Tensor(c.a, c.type), Some.Tensor(c.b, c.type, 2));
        },
        150);

    [Fact]
    public void Sums_and_what_undoes_them() => Property.Holds(
        from full in Property.Shape
        from small in Stretchable(full)
        from type in FloatingType
        select (full, small, type),
        c =>
        {
            Compare(new SumTo(c.small), Some.Tensor(c.full, c.type));
            Compare(new BroadcastTo(c.full), Some.Tensor(c.small, c.type));
        },
        150);

    [Fact]
    public void Softmaxes() => Property.Holds(
        from shape in Property.Shape.Where(shape => shape.Rank > 0)
        from type in FloatingType
        select (shape, type),
        c =>
        {
            Compare(new Softmax(), Some.Tensor(c.shape, c.type, 1, -30, 30));
            Compare(new LogSoftmax(), Some.Tensor(c.shape, c.type, 1, -30, 30));
        });

    [Fact]
    public void Maps_and_choices() => Property.Holds(
        from shape in Property.Shape
        from type in FloatingType
        select (shape, type),
        c =>
        {
            Compare(new Map<Gelu>(default), Some.Tensor(c.shape, c.type));
            Compare(new MapDerivative<Tanh>(default), Some.Tensor(c.shape, c.type));
            Compare(new Select(), Some.Tensor(c.shape, c.type), Some.Tensor(c.shape, c.type, 2), Some.Tensor(c.shape, c.type, 3));
            Compare(new DropoutMask(new(c.shape, c.type), 0.4), Tensor.From([5L, 6L], 2));
        });

    [Fact]
    public void Gathering_and_scattering() => Property.Holds(
        from n in Gen.Choose(0, 40)
        from classes in Gen.Choose(1, 20)
        from type in FloatingType
        select (n, classes, type),
        c =>
        {
            Compare(new Gather(), Some.Tensor([c.n, c.classes], c.type), Some.Indexes(c.n, c.classes));
            Compare(new Scatter(c.classes), Some.Tensor([c.n], c.type), Some.Indexes(c.n, c.classes));
        });

    [Fact]
    public void Sizes_beyond_one_share_of_work()
    {
        Compare(new Map<Sigmoid>(default), Some.Tensor([20_011], DType.Float32));
        Compare(new Zip<Multiply>(), Some.Tensor([40_003], DType.Float32), Some.Tensor([40_003], DType.Float32, 2));
        Compare(new Zip<Subtract>(), Some.Tensor([501, 101], DType.Float64), Some.Tensor([101], DType.Float64, 2));
        Compare(new MatMul(false, false), Some.Tensor([9, 270], DType.Float32), Some.Tensor([270, 3119], DType.Float32, 2));
        Compare(new MatMul(false, true), Some.Tensor([67, 300], DType.Float64), Some.Tensor([130, 300], DType.Float64, 2));
        Compare(new MatMul(true, false), Some.Tensor([2100, 101], DType.Float64), Some.Tensor([2100, 65], DType.Float64, 2));
        Compare(new MatMul(true, true), Some.Tensor([1030, 5], DType.Float64), Some.Tensor([1601, 1030], DType.Float64, 2));
    }

    // The shape itself, with leading dimensions gone and others shrunk to 1.
    private static Gen<Shape> Stretchable(Shape full) =>
        from dropped in Gen.Choose(0, full.Rank)
        from shrunk in Gen.Choose(0, 3).ArrayOf(full.Rank)
        select new Shape([.. full.Select((size, i) => shrunk[i] == 0 ? 1 : size).Skip(dropped)]);

    private static void Compare(Operation operation, params Tensor[] inputs)
    {
        var naive = OperationCase.Run(new ReferenceDevice(), operation, inputs)[0];
        var tolerance = naive.Type == DType.Float32 ? 2e-4 : 1e-12;
        Near.Equal(naive, OperationCase.Run(Cpu, operation, inputs)[0], tolerance, tolerance, operation.Name);
    }
}
