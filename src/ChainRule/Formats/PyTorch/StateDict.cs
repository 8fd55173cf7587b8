using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Finds the tensors in what a pickle holds: a state dict, or a checkpoint with exactly one.</summary>
internal static class StateDict
{
    // What is read may be so many times as long as the file, beyond a first part: tensors may share elements.
    private const int MaximumGrowth = 16;
    private const long FreeLength = 32 << 20;

    /// <summary>The tensors by name, and the entry of the checkpoint that they are in.</summary>
    public static (List<KeyValuePair<string, TorchTensor>> Tensors, string? Entry) Find(object? content, FilePlace place)
    {
        if (content is not PickleDictionary dictionary)
            throw place.Refuse("it does not hold a state dict", "save one: torch.save(model.state_dict(), PATH)");
        if (IsStateDict(dictionary))
            return (Tensors(dictionary, place), null);
        var found = dictionary.Entries.Where(entry => entry.Key is string && entry.Value is PickleDictionary).DistinctBy(entry => entry.Value).Where(entry => IsStateDict((PickleDictionary)entry.Value!)).ToArray();
        if (found is not [var only])
        {
            var names = string.Join(", ", found.Select(entry => entry.Key));
            throw place.Refuse(found.Length == 0 ? "it does not hold a state dict" : $"it holds several state dicts: {names}", "save one alone: torch.save(model.state_dict(), PATH)");
        }

        return (Tensors((PickleDictionary)only.Value!, place), (string)only.Key!);
    }

    /// <summary>Describes tensors whose elements <paramref name="read"/> reads.</summary>
    public static IEnumerable<StoredTensor> Describe(List<KeyValuePair<string, TorchTensor>> tensors, MappedFile file, Func<MappedFile, TorchTensor, FilePlace, Tensor> read)
    {
        var length = 0.0;
        foreach (var (name, tensor) in tensors)
        {
            var place = new FilePlace(file.Path).Tensor(name);
            var shape = place.Shape(tensor.Sizes);
            if (tensor.Extent is null)
                throw place.Refuse("its sizes and strides reach beyond its elements, or repeat them", "save a copy of it: tensor.contiguous()");
            length += (double)shape.Count * tensor.Storage.Type.Widened().Size();
            if (length > FreeLength + (double)MaximumGrowth * file.Length)
                throw place.Refuse(FormattableString.Invariant($"the tensors are more than {MaximumGrowth} times as long as the file"));
            yield return new(name, tensor.Storage.Type, shape, () => file.Again(again => read(again, tensor, place)));
        }
    }

    /// <summary>Reads the elements of a tensor whose storage starts at a place of the file.</summary>
    public static Tensor Read(MappedFile file, TorchTensor tensor, long start, FilePlace place, bool isBigEndian = false)
    {
        var type = tensor.Storage.Type;
        var (extent, shape) = ((int)Math.Min(tensor.Extent!.Value, int.MaxValue), place.Shape(tensor.Sizes));
        var seen = tensor.IsContiguous ? shape : place.Shape([extent]);
        using var part = file.Part(start + tensor.Offset * type.Size(), (long)seen.Count * type.Size());
        var elements = ElementReader.Read(part, seen, type, place, isBigEndian);
        return tensor.IsContiguous ? elements : StridedElements.Copy(elements, shape, tensor.Strides);
    }

    private static bool IsStateDict(PickleDictionary dictionary) =>
        dictionary.Entries.Count > 0 && dictionary.Entries.All(entry => entry is { Key: string, Value: TorchTensor });

    private static List<KeyValuePair<string, TorchTensor>> Tensors(PickleDictionary dictionary, FilePlace place)
    {
        var names = new HashSet<string>();
        foreach (var entry in dictionary.Entries)
        {
            if (!names.Add((string)entry.Key!))
                throw place.Tensor((string)entry.Key!).Refuse("the file names it twice");
        }

        return [.. dictionary.Entries.Select(entry => KeyValuePair.Create((string)entry.Key!, (TorchTensor)entry.Value!))];
    }
}
