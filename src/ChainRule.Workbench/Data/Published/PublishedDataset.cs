namespace ChainRule.Workbench.Data.Published;

/// <summary>A data set that others published as IDX files.</summary>
/// <param name="Name">its name in the command</param>
/// <param name="Mirrors">folders that serve it, tried in order; they end in a slash</param>
/// <param name="FirstTestLabels">distinguish it from other sets with the same file names</param>
public sealed record PublishedDataset(
    string Name,
    IReadOnlyList<Uri> Mirrors,
    IReadOnlyList<PublishedFile> Files,
    IReadOnlyList<string> Classes,
    IReadOnlyList<long> FirstTestLabels)
{
    /// <summary>The handwritten digits of LeCun, Cortes and Burges: 60,000 + 10,000 pictures of 28 × 28.</summary>
    public static PublishedDataset Mnist { get; } = new(
        "mnist",
        [new("https://ossci-datasets.s3.amazonaws.com/mnist/"), new("https://storage.googleapis.com/cvdf-datasets/mnist/")],
        [
            new("train-images-idx3-ubyte.gz", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            new("train-labels-idx1-ubyte.gz", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            new("t10k-images-idx3-ubyte.gz", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            new("t10k-labels-idx1-ubyte.gz", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
        ],
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        [7, 2, 1, 0, 4, 1, 4, 9]);

    /// <summary>The articles of clothing of Xiao, Rasul and Vollgraf: 60,000 + 10,000 pictures of 28 × 28.</summary>
    public static PublishedDataset FashionMnist { get; } = new(
        "fashion-mnist",
        [new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"), new("https://storage.googleapis.com/tensorflow/tf-keras-datasets/")],
        [
            new("train-images-idx3-ubyte.gz", 26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            new("train-labels-idx1-ubyte.gz", 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            new("t10k-images-idx3-ubyte.gz", 4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            new("t10k-labels-idx1-ubyte.gz", 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ],
        ["T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"],
        [9, 2, 1, 1, 6, 1, 4, 6]);
}
