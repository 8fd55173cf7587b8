using System.Text;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Arrays of texts: each is padded with zeros to the length of the longest, in UTF-32 or in bytes.</summary>
internal static class NpyTexts
{
    /// <summary>Reads as many texts as the header says from where they begin.</summary>
    /// <exception cref="Data.InputException">a text is not valid in its encoding</exception>
    public static string[] Read(Stream stream, NpyHeader header, FilePlace place)
    {
        Encoding encoding = header.Type.IsWide
            ? new UTF32Encoding(header.Type.IsBigEndian, byteOrderMark: false, throwOnInvalidCharacters: true)
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var (texts, element) = (new string[header.Shape.Count], new byte[header.Type.Size]);
        for (var i = 0; i < texts.Length; i++)
        {
            stream.ReadExactly(element);
            try
            {
                texts[i] = encoding.GetString(element).TrimEnd('\0');
            }
            catch (DecoderFallbackException fault)
            {
                throw place.Refuse(FormattableString.Invariant($"element {i} is not a text in {encoding.WebName.ToUpperInvariant()}"), "save it again with numpy", fault);
            }
        }

        return texts;
    }

    /// <summary>Writes texts as a row of them.</summary>
    public static void Write(Stream stream, IReadOnlyList<string> texts)
    {
        var longest = Math.Max(1, texts.Max(text => (int?)text.EnumerateRunes().Count()) ?? 0);
        NpyCodec.WriteHeader(stream, NpyHeader.Of(NpyType.OfTexts(longest), new Shape(texts.Count)));
        var element = new byte[NpyType.WideCharacter * longest];
        foreach (var text in texts)
        {
            Array.Clear(element);
            Encoding.UTF32.GetBytes(text, element);
            stream.Write(element);
        }
    }
}
