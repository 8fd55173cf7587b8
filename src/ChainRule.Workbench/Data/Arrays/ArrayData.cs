using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Arrays;

/// <summary>
/// Reads arrays of NumPy as data: pairs called x and y are samples with labels, or a table if x has two dimensions; arrays of as many rows are the columns
/// of a table; an array of more dimensions is pictures without labels.
/// </summary>
public static class ArrayData
{
    /// <summary>Opens a file of NumPy.</summary>
    /// <exception cref="InputException">it is damaged</exception>
    public static NumpyFile Open(DataFile file) => file.SeekablePath is { } path ? NumpyFile.Open(path) : NumpyFile.Open(file.ReadAll(), file.Name);

    /// <summary>Whether arrays go together as data, by their names and shapes.</summary>
    public static bool AreData(IReadOnlyList<StoredArray> arrays) =>
        arrays.Count > 0 && arrays.All(HasRows) && (ArrayPair.Find(arrays, ArrayPair.Training) is not null || arrays is [_] || AreColumns(arrays));

    /// <summary>Reads the arrays of a file as data.</summary>
    /// <exception cref="InputException">the file is damaged, or its arrays are not data</exception>
    internal static LoadedData Read(DataFile file, TableOptions options)
    {
        using var arrays = Open(file);
        return Of(arrays.Arrays, file.Name, options);
    }

    /// <summary>The data that arrays are.</summary>
    /// <exception cref="InputException">they are none; the message says what would be right</exception>
    public static LoadedData Of(IReadOnlyList<StoredArray> arrays, string file, TableOptions options)
    {
        if (arrays.FirstOrDefault(array => !HasRows(array)) is { } empty)
            throw new InputException(file, null, $"{Named(empty)} has the shape {empty.Shape}, which holds no rows", "it must hold rows of data");
        if (ArrayPair.Find(arrays, ArrayPair.Training) is { } train)
        {
            var test = ArrayPair.Find(arrays, ArrayPair.Test);
            return test is null && train.Inputs is { Shape.Rank: <= 2, HasBytes: false }
                ? ArrayTable.Read([train.Inputs, train.Targets], file, options)
                : ArraySamples.Read(train, test, file);
        }

        if (arrays is [{ Shape.Rank: > 2 } pictures])
            return new UnlabelledPictures(file, ArraySamples.Inputs(pictures, file));
        return AreColumns(arrays)
            ? ArrayTable.Read(arrays, file, options)
            : throw new InputException(file, null, $"the arrays are {Listing.Of([.. arrays.Select(array => $"{array.Name} {array.Shape}")], 10)}", "name them x and y, or x_train, y_train, x_test and y_test; or give all the same number of rows");
    }

    private static bool HasRows(StoredArray array) => array.Shape.Rank > 0 && array.Shape[0] > 0;

    private static bool AreColumns(IReadOnlyList<StoredArray> arrays) =>
        arrays.Count > 0 && arrays.All(array => array.Shape.Rank <= 2 && array.Shape[0] == arrays[0].Shape[0]);

    private static string Named(StoredArray array) => array.Name.Length == 0 ? "the array" : $"the array \"{array.Name}\"";
}
