using System.Text;
using ChainRule.Fuzz.Mutations;
using ChainRule.Models;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Fuzz.Readers;

/// <summary>Model files whose metadata (network, preparation, classes) are changed; the model then predicts and judges rows.</summary>
internal sealed class FuzzedModel : IFuzzedReader
{
    private static readonly byte[] Rows = Encoding.UTF8.GetBytes("width,town,when,y,kind\n1,Bern,2024-01-31,0.5,a\n2.5,Genf,2024-02-29,-1,b\n-3,Basel,2024-07-01,2,a\n4,Bern,2023-12-24,1,b\n");

    private static readonly string[] Words =
        [.. FuzzedNetworkFile.Words, "number", "words", "date", "classes", "kind", "name", "width", "town", "when", "y", "mean", "standard_deviation", "most_frequent", "Bern", "refuse", "drop", "year_month_day", "columns", "target", "missing", "unseen"];

    private static readonly string[] Keys = ["network", "preparation", "classes"];

    private readonly PackedTensors[] _tables = [OfTable("kind", "linear 4, batch_norm1d, relu, linear 2", "cross_entropy"), OfTable("kind", "linear 1, sigmoid", "binary_cross_entropy"), OfTable("y", "linear 1", "mse")];
    private readonly PackedTensors _pictures = OfPictures();

    public byte[] Draw(RandomSource random)
    {
        var key = random.Pick(Keys);
        var model = random.OneIn(5) && key != "preparation" ? _pictures : random.Pick(key == "classes" ? _tables[..2] : _tables);
        var header = random.NextInteger(8) switch
        {
            0 => JsonMutations.Some(model.Header, random, Words),
            1 => model.WithMetadata(key, text => Encoding.UTF8.GetString(ByteMutations.Some(Encoding.UTF8.GetBytes(text), random, Words))),
            _ => model.WithMetadata(key, text => JsonMutations.Some(text, random, Words)),
        };
        if (random.OneIn(10))
            model = model with { Data = ByteMutations.Overwritten(model.Data, random) };
        return model.Pack(Encoding.UTF8.GetBytes(header), random);
    }

    public void Read(string file)
    {
        var use = ModelUse.Load(file);
        var model = use.Model;
        _ = model.Network.Summary(model.Input).ToString();
        if (!model.IsSmall())
            return;
        if (use.Preparation is null)
        {
            use.Predict(new UnlabelledPictures("pictures", new([2, 1, 4, 4]))).Write(TextWriter.Null);
            return;
        }

        var data = new TableData("rows.csv", Table.Parse(Rows, "rows.csv", use.Reading(new()).Table));
        use.Predict(data).Write(TextWriter.Null);
        _ = use.Evaluate(data);
    }

    private static PackedTensors OfTable(string target, string layers, string loss)
    {
        var table = Table.Parse(Rows, "rows.csv");
        var preparation = Preparation.Fit(table, new() { Targets = [target], Kinds = ["when=date"] });
        return Packed(ComposedNetwork.Of("model", [preparation.Width], new() { Layers = layers, Loss = loss, Optimizer = "adam 0.01" }), preparation.ToJson(), preparation.Classes);
    }

    private static PackedTensors OfPictures() =>
        Packed(ComposedNetwork.Of("pictures", [1, 4, 4], new() { Layers = "conv2d 2 3x3 padding=1 stride=2, relu, global_avg_pool2d, flatten, linear 3", Loss = "cross_entropy" }), null, ["a", "b", "c"]);

    private static PackedTensors Packed(Model model, string? preparation, IReadOnlyList<string>? classes)
    {
        (model.Preparation, model.Classes) = (preparation, classes);
        using var stream = new MemoryStream();
        model.Save(stream);
        return PackedTensors.Of(stream.ToArray());
    }
}
