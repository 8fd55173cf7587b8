using ChainRule.Formats;

namespace ChainRule.Workbench.Data.Arrays;

/// <summary>An array of inputs and one of what belongs to them, by the names that people give them.</summary>
internal sealed record ArrayPair(StoredArray Inputs, StoredArray Targets)
{
    public static readonly (string, string)[] Training = [("x_train", "y_train"), ("train_x", "train_y"), ("train_images", "train_labels"), ("x", "y"), ("images", "labels"), ("data", "target"), ("data", "labels"), ("features", "labels")];

    public static readonly (string, string)[] Test = [("x_test", "y_test"), ("test_x", "test_y"), ("test_images", "test_labels")];

    /// <summary>The first pair of these names that is there, in upper or lower case; null if there is none.</summary>
    public static ArrayPair? Find(IReadOnlyList<StoredArray> arrays, IEnumerable<(string Inputs, string Targets)> names)
    {
        foreach (var pair in names)
        {
            if (Called(pair.Inputs) is { } inputs && Called(pair.Targets) is { } targets)
                return new(inputs, targets);
        }

        return null;

        StoredArray? Called(string name) => arrays.FirstOrDefault(array => array.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
