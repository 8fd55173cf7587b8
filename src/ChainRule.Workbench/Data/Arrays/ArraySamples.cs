using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Arrays;

/// <summary>Makes samples of an array of inputs and one of labels or numbers. Bytes are pixels, and stay bytes until they are loaded.</summary>
internal static class ArraySamples
{
    private const float MostOfAByte = 255;

    public static SampleData Read(ArrayPair train, ArrayPair? test, string file)
    {
        var labels = ArrayLabels.Of(train.Targets, file);
        var samples = Read(train, labels, file);
        var judged = test is null ? null : Read(test, labels is null ? null : ArrayLabels.Of(test.Targets, file, labels.Names), file);
        return judged is null || judged.InputShape == samples.InputShape
            ? new(file, new(samples, Test: judged))
            : throw new InputException(file, null, $"\"{test!.Inputs.Name}\" has samples of shape {judged.InputShape}, but those of \"{train.Inputs.Name}\" have {samples.InputShape}", "they must have the same");
    }

    /// <summary>The inputs of a network: (rows, …), bytes divided by 255; pictures have their channels first.</summary>
    public static Tensor Inputs(StoredArray array, string file)
    {
        var layout = PictureLayout.Of(array.Shape.WithoutFirst());
        var inputs = new Tensor(layout.Sample.Prepend(array.Shape[0]));
        var numbers = inputs.Span<float>();
        if (array.HasBytes)
            ToNumbers(array.ReadBytes(), numbers);
        else
            ToNumbers(array.Read(), numbers);
        if (numbers.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is var wrong and >= 0)
            throw new InputException(file, FormattableString.Invariant($"row {wrong / Math.Max(1, layout.Sample.Count)}"), "a number is NaN, infinite or beyond 32 bits", "correct or remove the row");
        layout.Arrange(numbers);
        return inputs;
    }

    private static BatchSource Read(ArrayPair pair, ArrayLabels? labels, string file)
    {
        if (pair.Inputs.Shape[0] != pair.Targets.Shape[0])
            throw new InputException(file, null, FormattableString.Invariant($"\"{pair.Inputs.Name}\" has {pair.Inputs.Shape[0]} rows, but \"{pair.Targets.Name}\" has {pair.Targets.Shape[0]}"), "there must be one for each");
        if (pair.Inputs.HasTexts)
            throw new InputException(file, null, $"\"{pair.Inputs.Name}\" holds texts, but inputs are numbers", "save them as numbers, or the columns as a table");
        if (labels is null)
            return new Dataset(Inputs(pair.Inputs, file), Numbers(pair.Targets));
        if (!pair.Inputs.HasBytes)
            return new Dataset(Inputs(pair.Inputs, file), labels.Places, labels.Names);
        var layout = PictureLayout.Of(pair.Inputs.Shape.WithoutFirst());
        var pixels = pair.Inputs.ReadBytes();
        layout.Arrange<byte>(pixels);
        return new PictureDataset(pixels, layout.Sample, labels.Places, labels.Names);
    }

    // (rows, numbers): a row of one dimension has one each.
    private static Tensor Numbers(StoredArray array)
    {
        var targets = new Tensor(new Shape(array.Shape[0], array.Shape.Count / array.Shape[0]));
        ToNumbers(array.Read(), targets.Span<float>());
        return targets;
    }

    private static void ToNumbers(Tensor stored, Span<float> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (float)stored.Value(i);
    }

    private static void ToNumbers(byte[] pixels, Span<float> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = pixels[i] / MostOfAByte;
    }
}
