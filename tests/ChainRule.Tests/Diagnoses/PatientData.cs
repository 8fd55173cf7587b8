using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Diagnoses;

/// <summary>Data to learn from and to validate by: built in, or drawn from a formula.</summary>
internal static class PatientData
{
    /// <summary>Pictures of digits, (1, 28, 28).</summary>
    public static (BatchSource Train, BatchSource Validation) Digits(int count = 400) => Part(BuiltIn.Create("digits", 1).Train, count);

    /// <summary>Points in the plane in two or more classes.</summary>
    public static (BatchSource Train, BatchSource Validation) Points(string name) => Part(BuiltIn.Create(name, 1).Train, 600);

    /// <summary>Rows of normal inputs whose targets follow from them.</summary>
    public static (BatchSource Train, BatchSource Validation) Numbers(int inputs, Func<double[], double[]> targets, double noise = 0.1, int rows = 600)
    {
        var random = new RandomSource(5, "numbers");
        var drawn = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, inputs).Select(_ => random.NextNormal()).ToArray()).ToArray();
        var answers = drawn.Select(row => targets(row).Select(t => t + noise * random.NextNormal()).ToArray()).ToArray();
        return Part(new Dataset(Rows(drawn), Rows(answers)), rows);
    }

    /// <summary>Rows of normal inputs in classes; a share of the classes is drawn at random.</summary>
    public static (BatchSource Train, BatchSource Validation) Classes(int inputs, Func<double[], int> classOf, double wrong = 0, int rows = 600)
    {
        var random = new RandomSource(6, "classes");
        var drawn = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, inputs).Select(_ => random.NextNormal()).ToArray()).ToArray();
        var classes = drawn.Select(row => (long)classOf(row)).ToArray();
        var count = (int)classes.Max() + 1;
        for (var i = 0; i < rows; i++)
            classes[i] = random.NextUniform() < wrong ? random.NextInteger(count) : classes[i];
        return Part(new Dataset(Rows(drawn), Tensor.From(classes, rows)), rows);
    }

    /// <summary>The same inputs with each other's targets.</summary>
    public static (BatchSource Train, BatchSource Validation) Shuffled((BatchSource Train, BatchSource Validation) data) => (Shuffled(data.Train), Shuffled(data.Validation));

    /// <summary>The same with inputs changed.</summary>
    public static (BatchSource Train, BatchSource Validation) Changed((BatchSource Train, BatchSource Validation) data, Func<int, double, double> change) =>
        (Changed(data.Train, change), Changed(data.Validation, change));

    private static (BatchSource Train, BatchSource Validation) Part(BatchSource data, int count)
    {
        var rows = new RandomSource(3, "part").Permutation(data.Count).Take(count).ToArray();
        return (data.Select(rows.AsSpan(rows.Length / 5)), data.Select(rows.AsSpan(0, rows.Length / 5)));
    }

    private static Dataset Shuffled(BatchSource data)
    {
        var set = data.ToDataset();
        return new(set.Inputs, data.View(new RandomSource(4, "shuffled").Permutation(data.Count)).LoadTargets());
    }

    private static Dataset Changed(BatchSource data, Func<int, double, double> change)
    {
        var set = data.ToDataset();
        var (inputs, width) = (set.Inputs.Clone(), set.Inputs.Shape[^1]);
        for (var i = 0; i < inputs.Count; i++)
            inputs.SetValue(i, change(i % width, inputs.Value(i)));
        return new(inputs, set.Targets);
    }

    private static Tensor Rows(double[][] rows) => Tensor.From<float>([.. rows.SelectMany(row => row).Select(x => (float)x)], rows.Length, rows[0].Length);
}
