using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables.Parquet;
using ChainRule.Workbench.Data.Tables.Writing;

namespace ChainRule.Workbench.Tests.Data.Tables.Parquet;

public sealed class ParquetCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1504 29FC FFFFFFFF07 00")] // schema: a list of 2^31 - 1 structures
    [InlineData("1504 19F1 FFFFFFFF07 00")] // as many truth values, which would take no bytes
    [InlineData("1504 1504 00")] // the schema is a number
    [InlineData("1504 48FFFFFFFF07 00")] // the maker's name has 2^31 - 1 bytes
    [InlineData("1504")] // no end
    [InlineData("15FFFFFFFFFFFFFFFFFFFFFF01 00")] // a number without end
    public void A_description_that_lies_is_not_believed(string footer)
    {
        byte[] content = Convert.FromHexString(footer.Replace(" ", "", StringComparison.Ordinal));
        byte[] file = [.. "PAR1"u8, .. content, (byte)content.Length, 0, 0, 0, .. "PAR1"u8];
        Assert.ThrowsAny<Exception>(() => ParquetCheck.Footer(new MemoryStream(file)));
        var path = _folder.Write("t.parquet", file);
        Assert.EndsWith(": this is not a Parquet file that can be read: it is damaged or cut short; fetch or write it again", Assert.Throws<InputException>(() => new DataSource().LoadAsync(path).GetAwaiter().GetResult()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_that_is_right_is_walked_through()
    {
        using var file = new MemoryStream();
        TableFormat.Of("t.parquet").Write(file, new([new("a", row => $"{row}", row => row), new("b", row => $"w{row}")], 3), "t.parquet");
        ParquetCheck.Footer(file);
    }
}
