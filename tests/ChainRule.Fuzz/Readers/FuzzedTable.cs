using System.Text;
using ChainRule.Fuzz.Mutations;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Fuzz.Readers;

/// <summary>CSV files; what was read is described, divided and prepared, and the preparation written and read again.</summary>
internal sealed class FuzzedTable : IFuzzedReader
{
    private static readonly string[] Words =
        ["species", "NA", "?", "-", "\"a,b\"", "\"\"\"\"", "2024-05-17", "17.05.2024", "12/31/1999 23:59", "20240517", "0001-01-01", "9999-12-31", "1,5", "-inf", "nan", "null", "true", "x;y", "a|b", "1\t2", "\n", ",,"];

    private readonly byte[][] _files = [.. Texts().Select(Encoding.UTF8.GetBytes), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Texts().First())).ToArray()];

    public byte[] Draw(RandomSource random) => ByteMutations.Some(random.Pick(_files), random, Words);

    public void Read(string file)
    {
        using var opened = DataFile.Open(file);
        var data = new DataSource().Read(opened);
        _ = DataDescription.Of(data);
        _ = (data as TableData)?.Table.Notes;
        var policies = Enum.GetValues<MissingPolicy>();
        var split = data.Split(new(Preparation: new(Missing: policies[new FileInfo(file).Length % policies.Length])));
        if (split.Preparation is not { } preparation || data is not TableData { Table: var table })
            return;
        var again = Preparation.FromJson(preparation.ToJson(), file);
        _ = again.Apply(table).Count;
        _ = again.UnseenIn(table);
    }

    private static IEnumerable<string> Texts() =>
    [
        "width,length,species\n1,2,setosa\n1.5,2.5,virginica\n3,,setosa\n-4,5e1,versicolor\n7,8,virginica\n",
        "when;price;town\n2024-01-31;1,5;Bern\n2024-02-29;2,5;Basel\n2024-03-01;3,25;Bern\n2024-04-30;4,0;Genf\n",
        "1 2 0\n2 3 1\n3 4 0\n4 6 1\n5 6 1\n",
        "id,\"name, full\",at,y\r\n1,\"O\"\"Neil\",1/2/2024 10:30,0.5\r\n2,Ann,13/2/2024 11:00,0.75\r\n3,NA,14/2/2024 12:00,?\r\n4,Bo,15/2/2024 00:00,2\r\n",
        "5.1,3.5,1.4,0.2,0\n4.9,3.0,1.4,0.2,1\n6.1,3.0,1.5,0.3,2\n",
    ];
}
