
namespace ChainRule.Formats;

/// <summary>The few names that the pickle of a state dict needs, and what they stand for. Every other one is refused, and nothing is ever run.</summary>
internal sealed class TorchRules(FilePlace place) : IPickleRules
{
    private const string Remedy = "save the state dict alone: torch.save(model.state_dict(), PATH)";
    private const string OrderedDictionary = "collections.OrderedDict";
    private const string RebuildTensor = "torch._utils._rebuild_tensor_v2";
    private const string RebuildTyped = "torch._utils._rebuild_tensor_v3";
    private const string RebuildParameter = "torch._utils._rebuild_parameter";
    private const string Size = "torch.Size";
    private const string Untyped = "torch.storage.UntypedStorage";

    // PyTorch counts storages: 0, 1, 2 …
    private const int LongestKey = 100;

    private static readonly Dictionary<string, StoredType> Types = new()
    {
        ["torch.FloatStorage"] = StoredType.Float32,
        ["torch.DoubleStorage"] = StoredType.Float64,
        ["torch.HalfStorage"] = StoredType.Float16,
        ["torch.BFloat16Storage"] = StoredType.BFloat16,
        ["torch.LongStorage"] = StoredType.Int64,
        ["torch.IntStorage"] = StoredType.Int32,
        ["torch.ShortStorage"] = StoredType.Int16,
        ["torch.CharStorage"] = StoredType.Int8,
        ["torch.ByteStorage"] = StoredType.UInt8,
        ["torch.BoolStorage"] = StoredType.Bool,
        [Untyped] = StoredType.UInt8,
        ["torch.UntypedStorage"] = StoredType.UInt8,
        ["torch.float32"] = StoredType.Float32,
        ["torch.float64"] = StoredType.Float64,
        ["torch.float16"] = StoredType.Float16,
        ["torch.bfloat16"] = StoredType.BFloat16,
        ["torch.uint16"] = StoredType.UInt16,
        ["torch.uint32"] = StoredType.UInt32,
        ["torch.uint64"] = StoredType.UInt64,
        ["torch.float8_e4m3fn"] = StoredType.Float8E4M3,
        ["torch.float8_e5m2"] = StoredType.Float8E5M2,
        ["torch.float8_e4m3fnuz"] = StoredType.Float8E4M3Fnuz,
        ["torch.float8_e5m2fnuz"] = StoredType.Float8E5M2Fnuz,
        ["torch.float8_e8m0fnu"] = StoredType.Float8E8M0,
    };

    public void Check(PickleGlobal global)
    {
        if (!Types.ContainsKey(global.Name) && global.Name is not (OrderedDictionary or RebuildTensor or RebuildTyped or RebuildParameter or Size))
            throw place.Refuse($"the file calls {global.Name}, which is never run", Remedy);
    }

    public object? Call(PickleGlobal function, object?[] arguments) => (function.Name, arguments) switch
    {
        (OrderedDictionary, []) => new PickleDictionary(),
        (OrderedDictionary, [List<object?> entries]) => Filled(entries),
        (Size, [object?[] sizes]) => sizes,
        (RebuildParameter, [TorchTensor tensor, ..]) => tensor,
        (RebuildTensor, [TorchStorage storage, long offset, object?[] sizes, object?[] strides, ..]) => new TorchTensor(storage, offset, Numbers(sizes), Numbers(strides)),
        (RebuildTyped, [TorchStorage storage, long offset, object?[] sizes, object?[] strides, _, _, PickleGlobal type, ..]) when Types.TryGetValue(type.Name, out var stored) =>
            new TorchTensor(storage with { Type = stored, Count = storage.Count / stored.Size() }, offset, Numbers(sizes), Numbers(strides)),
        _ => throw place.Refuse($"the file calls {function.Name} with arguments that it does not take", Remedy),
    };

    // ("storage", its type, its key, the device, the number of elements, and in old files a view).
    public object? Refer(object? reference) => reference is object?[] and ["storage", PickleGlobal type, string { Length: <= LongestKey } key, string, long count, ..] && count >= 0 && Types.TryGetValue(type.Name, out var stored)
        ? new TorchStorage(key, stored, count)
        : throw place.Refuse("the pickle refers to something other than the elements of a tensor", Remedy);

    private PickleDictionary Filled(List<object?> entries)
    {
        var dictionary = new PickleDictionary();
        foreach (var entry in entries)
        {
            dictionary.Entries.Add(entry is List<object?> and [var key, var value] ? new(key, value)
                : entry is object?[] and [var first, var second] ? new(first, second)
                : throw place.Refuse("an entry of an ordered dictionary is not a pair"));
        }

        return dictionary;
    }

    private long[] Numbers(object?[] values) => values.All(value => value is long)
        ? [.. values.Cast<long>()]
        : throw place.Refuse("a tensor has a size or a stride that is not a whole number");
}
