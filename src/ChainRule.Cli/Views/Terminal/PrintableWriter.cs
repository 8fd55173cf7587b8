using System.Text;
using ChainRule.Data;

namespace ChainRule.Cli.Views;

/// <summary>Lines for a terminal, with nothing in them that could steer it.</summary>
internal sealed class PrintableWriter(TextWriter terminal) : TextWriter
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => terminal.Write(value is '\n' or '\r' ? value : Printable.Letter(value));

    public override void Flush() => terminal.Flush();
}
