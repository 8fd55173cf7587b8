namespace ChainRule.Formats;

/// <summary>Elements that tensors share; the key names them in the file.</summary>
internal sealed record TorchStorage(string Key, StoredType Type, long Count);

/// <summary>A view of a storage: element (i, j, …) is at offset + i·strides[0] + j·strides[1] + …</summary>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Sizes, long[] Strides)
{
    /// <summary>The elements of the storage from the offset to the last one that is seen; null where there are not so many.</summary>
    public long? Extent
    {
        get
        {
            if (Sizes.Length != Strides.Length || Offset < 0 || Sizes.Any(size => size < 0))
                return null;
            if (Sizes.Contains(0))
                return 0;

            var (last, count) = ((Int128)0, (Int128)1);
            for (var i = 0; i < Sizes.Length; i++)
            {
                last += (Int128)(Sizes[i] - 1) * Strides[i];
                count *= Sizes[i];
                if (Strides[i] < 0 || (Strides[i] == 0 && Sizes[i] > 1) || last >= Storage.Count - (Int128)Offset || count > Storage.Count)
                    return null;
            }

            return Offset < Storage.Count ? (long)last + 1 : null;
        }
    }

    /// <summary>Whether the elements lie in row-major order without gaps.</summary>
    public bool IsContiguous
    {
        get
        {
            var stride = 1L;
            for (var i = Sizes.Length - 1; i >= 0; i--)
            {
                if (Sizes[i] != 1 && Strides[i] != stride)
                    return false;
                stride *= Sizes[i];
            }

            return true;
        }
    }
}
