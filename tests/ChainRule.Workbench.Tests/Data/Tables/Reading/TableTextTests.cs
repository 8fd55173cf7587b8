using System.Text;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Tests.Data.Tables.Reading;

public sealed class TableTextTests
{
    private const string Text = "größe,b\n1,2\n";

    public static TheoryData<string, TextEncoding?> Encodings => new()
    {
        { "utf-8", null }, { "utf-8", TextEncoding.Utf8 }, { "utf-16", null }, { "utf-16BE", null }, { "utf-32", null },
        { "utf-16", TextEncoding.Utf16 }, { "utf-16BE", TextEncoding.Utf16 },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_with_a_mark_is_read_as_the_mark_says(string encoding, TextEncoding? named)
    {
        var by = Encoding.GetEncoding(encoding);
        Assert.Equal(Text, Decode([.. by.GetPreamble(), .. by.GetBytes(Text)], "t", named));
    }

    [Fact]
    public void Text_without_a_mark_is_UTF_8_or_what_is_named()
    {
        Assert.Equal(Text, Decode(Encoding.UTF8.GetBytes(Text), "t", null));
        Assert.Equal("gr,1\n", Decode(Encoding.Unicode.GetBytes("gr,1\n"), "t", TextEncoding.Utf16));
        Assert.Equal("gr,1\n", Decode(Encoding.BigEndianUnicode.GetBytes("gr,1\n"), "t", TextEncoding.Utf16));
        Assert.Equal("größe €“\n", Decode([.. Encoding.Latin1.GetBytes("größe "), 0x80, 0x93, (byte)'\n'], "t", TextEncoding.Latin1));
    }

    [Fact]
    public void Another_encoding_is_refused_with_the_byte_the_line_and_the_option()
    {
        Refuses(Encoding.Latin1.GetBytes("a,b\n1,2\n3,ö\n"), null, "t, line 3: the byte F6 is not UTF-8; use --encoding latin-1 if the file is Latin-1 or Windows-1252, or save it as UTF-8");
        Refuses(Encoding.Unicode.GetBytes("a,b\n1,2"), null, "t, line 1: the text contains a 00 byte, as in UTF-16; use --encoding utf-16, or save the file as UTF-8");
        Refuses([.. Encoding.Unicode.Preamble, 0x61, 0, 0, 0xD8, 0x61, 0], null, "t, line 1: the bytes 00 D8 are not UTF-16; save the file as UTF-8");
        Refuses([0x61, 0, 0x62, 0x63, 0x64, 0x65], null, "t, line 1: it contains a 00 byte, so it is not text; use CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files");
    }

    private static string Decode(byte[] bytes, string file, TextEncoding? named) => Encoding.UTF8.GetString(TableText.ToUtf8(bytes, file, named));

    private static void Refuses(byte[] bytes, TextEncoding? named, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => Decode(bytes, "t", named)).Message);
}
