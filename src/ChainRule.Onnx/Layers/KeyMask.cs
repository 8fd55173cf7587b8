using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>What is added to an attention's products for every input: 0 for a key that a query sees, −∞ or nearly so for one that it does not.</summary>
internal static class KeyMask
{
    // Of e to this power and less nothing is left beside another number.
    private const double Hidden = -1e4;

    public static bool HidesAny(Tensor numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers.Value(i) <= Hidden)
                return true;
        }

        return false;
    }

    /// <summary>Whether numbers do nothing but hide some keys, not all from any query.</summary>
    public static bool IsOne(Tensor numbers) =>
        numbers.Shape.Rank >= 2 && HidesAny(numbers) && numbers.ToDoubles().All(number => number is 0 or <= Hidden) && EachSeesOne(numbers);

    /// <summary>The mask that a choice between products and a number is; null if the number hides nothing, or a query sees no key.</summary>
    public static Tensor? Of(Tensor isSeen, double otherwise)
    {
        var mask = new Tensor(isSeen.Shape);
        for (var i = 0; i < mask.Count; i++)
            mask.SetValue(i, isSeen.Value(i) != 0 ? 0 : otherwise);
        return IsOne(mask) ? mask : null;
    }

    /// <summary>The mask by which each query sees the keys up to its own place; null if those are all.</summary>
    public static Tensor? Causal(int queries, int keys)
    {
        var mask = new Tensor([queries, keys]);
        for (var i = 0; i < mask.Count; i++)
            mask.SetValue(i, i % keys <= i / keys ? 0 : double.NegativeInfinity);
        return HidesAny(mask) ? mask : null;
    }

    public static Tensor Both(Tensor? one, Tensor other) => one is null ? other : (new Tape().Bind(one) + new Tape().Bind(other)).Value;

    /// <summary>Whether each query sees the keys up to its own place, and no others.</summary>
    public static bool IsCausal(Tensor mask) =>
        mask.Shape[-1] > 1 && mask.ToDoubles().Index().All(number => number.Item == 0 == (number.Index % mask.Shape[-1] <= number.Index / mask.Shape[-1] % mask.Shape[-2]));

    private static bool EachSeesOne(Tensor mask) => mask.ToDoubles().Chunk(mask.Shape[-1]).All(keys => keys.Contains(0));
}
