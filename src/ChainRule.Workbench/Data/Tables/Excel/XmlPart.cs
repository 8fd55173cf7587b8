using System.Xml;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>A part of a workbook, an XML file in its zip, read from its beginning to its end. Nothing outside it is ever loaded.</summary>
internal sealed class XmlPart : IDisposable
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly string _name;
    private readonly string _file;
    private readonly Stream _stream;
    private readonly char[] _text = new char[TableLimits.LongestCell + 1];

    public XmlPart(ZipReader zip, string name, string file)
    {
        if (!zip.Has(name))
            throw new InputException(file, null, $"the workbook has no part \"{name}\", which it names", "save it again in a spreadsheet program");
        (_name, _file, _stream) = (name, file, zip.Read(name));
        Xml = Opened();
    }

    /// <summary>Stands at the node that was read last.</summary>
    public XmlReader Xml { get; }

    /// <summary>Reads on to each start of an element with one of these names, whatever their namespace: there are two for the same.</summary>
    /// <exception cref="InputException">the part is not XML</exception>
    public IEnumerable<string> Elements(params string[] names)
    {
        while (Read())
        {
            if (Xml.NodeType == XmlNodeType.Element && names.Contains(Xml.LocalName))
                yield return Xml.LocalName;
        }
    }

    /// <summary>Reads the element at which the reader stands to its end.</summary>
    /// <param name="hasFormula">whether a formula is in it</param>
    /// <returns>the text of the values (v) and texts (t) in it, without phonetic hints (rPh); until the next call</returns>
    /// <exception cref="InputException">the part is not XML, or the text is too long for a cell</exception>
    public ReadOnlySpan<char> ReadText(out bool hasFormula)
    {
        var (length, depth, hint, within) = (0, Xml.Depth, -1, "");
        hasFormula = false;
        while (!(Xml.IsEmptyElement && Xml.Depth == depth) && Read() && Xml.Depth > depth)
        {
            if (Xml.NodeType == XmlNodeType.Element)
            {
                within = Xml.IsEmptyElement ? "" : Xml.LocalName;
                hint = within == "rPh" ? Xml.Depth : hint;
                hasFormula |= Xml.LocalName == "f";
            }
            else if (Xml.NodeType == XmlNodeType.EndElement)
            {
                (within, hint) = ("", Xml.Depth == hint ? -1 : hint);
            }
            else if (within is "v" or "t" && hint < 0)
            {
                length += ReadValue(length);
            }
        }

        return length <= TableLimits.LongestCell ? _text.AsSpan(0, length) : throw Refuse($"a cell has more than the maximum of {TableLimits.LongestCell} characters");
    }

    /// <summary>The error that something is wrong in this part.</summary>
    public InputException Refuse(string problem, Exception? cause = null) => new(_file, $"\"{_name}\" in the zip", problem, "save it again in a spreadsheet program", cause);

    public void Dispose()
    {
        Xml.Dispose();
        _stream.Dispose();
    }

    // Opening looks for the encoding.
    private XmlReader Opened()
    {
        try
        {
            return XmlReader.Create(_stream, Settings);
        }
        catch (XmlException fault)
        {
            throw NotXml(fault);
        }
    }

    private bool Read()
    {
        try
        {
            return Xml.Read();
        }
        catch (XmlException fault)
        {
            throw NotXml(fault);
        }
    }

    private int ReadValue(int start)
    {
        try
        {
            var length = 0;
            for (int read; (read = Xml.ReadValueChunk(_text, start + length, _text.Length - start - length)) > 0;)
                length += read;
            return length;
        }
        catch (XmlException fault)
        {
            throw NotXml(fault);
        }
    }

    private InputException NotXml(XmlException fault) => Refuse(FormattableString.Invariant($"it is not XML of a workbook: a fault is in line {fault.LineNumber}, column {fault.LinePosition}"), fault);
}
