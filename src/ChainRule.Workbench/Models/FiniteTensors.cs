using ChainRule.Tensors;

namespace ChainRule.Workbench.Models;

/// <summary>Finds numbers from which nothing can be concluded.</summary>
internal static class FiniteTensors
{
    /// <summary>The place in row-major order of the first element that is NaN or infinite; null where there is none.</summary>
    public static int? FirstNotFinite(this Tensor tensor)
    {
        for (var i = 0; i < tensor.Count; i++)
        {
            if (!double.IsFinite(tensor.Value(i)))
                return i;
        }

        return null;
    }
}
