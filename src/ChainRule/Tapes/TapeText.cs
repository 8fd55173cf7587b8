using System.Globalization;
using System.Text;
using ChainRule.Expressions;
using ChainRule.Operations;

namespace ChainRule.Tapes;

/// <summary>
/// Prints a tape: a line for every value that has a name or is used more than once; the others are written into the line that uses them. A local
/// derivative needs no line: its name, σ′(z), says everything.
/// </summary>
internal static class TapeText
{
    public static string Write(Tape tape)
    {
        var uses = tape.Nodes.SelectMany(node => node.Inputs).CountBy(input => input.Index).ToDictionary();
        var text = new StringBuilder();
        foreach (var node in tape.Nodes.Where(node => !IsInline(node) && node.Output.Name is not DerivativeSymbol))
            text.Append(CultureInfo.InvariantCulture, $"{node.Output} = {Expression(node)}  : {node.Output.TensorType}\n");
        return text.ToString();

        bool IsInline(Node node) =>
            node.Output.Name is null && node.Operation.Effect == Effect.None && uses.GetValueOrDefault(node.Output.Index) == 1;

        string Expression(Node node) => node.Operation.Write([.. node.Inputs.Select((input, place) => Operand(input, node.Operation.Precedence, place))]);

        // a − (b − c), but a − b − c
        string Operand(Variable input, Precedence outer, int place)
        {
            if (input.Producer is not { } producer || !IsInline(producer))
                return input.ToString();
            var inner = producer.Operation.Precedence;
            return outer != Precedence.Call && (inner < outer || (inner == outer && place > 0)) ? $"({Expression(producer)})" : Expression(producer);
        }
    }
}
