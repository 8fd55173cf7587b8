using ChainRule.Data;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Workbench.PlainCode;

/// <summary>What a tape computed from its input, as statements over arrays.</summary>
/// <param name="file">what messages name as the file</param>
internal sealed class TapeCode(string file)
{
    private readonly Dictionary<Variable, string> _computed = [];
    private readonly Constants _constants = new();
    private int _count;

    /// <summary>The numbers that the statements read: the weights, and what follows from them alone.</summary>
    public Constants Constants => _constants;

    /// <summary>Statements that compute one variable from another, and return it.</summary>
    /// <param name="from">a variable of the tape</param>
    /// <param name="parameter">the array that holds it</param>
    /// <param name="to">a variable that the tape computes from it</param>
    /// <exception cref="InputException">an operation is unknown, or there are too many numbers</exception>
    public IReadOnlyList<string> Write(Variable from, string parameter, Variable to)
    {
        _computed.Clear();
        _computed[from] = parameter;
        var (lines, scope) = (new List<string>(), "");
        foreach (var node in from.Tape.Nodes.Where(node => node.Inputs.Any(_computed.ContainsKey) && node.Output.Index <= to.Index))
        {
            if (node.Operation is Reshape)
            {
                _computed[node.Output] = _computed[node.Inputs[0]];
                continue;
            }

            if (node.Scope != scope && node.Scope.Length > 0)
                lines.AddRange(["", $"// {CSharp.Comment(node.Scope)}"]);
            scope = node.Scope;
            lines.AddRange(new OperationCode(node, _computed[node.Output] = NewName(node.Output), Name).Lines() ?? throw Unknown(node));
        }

        var result = Name(to);
        lines.Add($"return {(result == parameter || !_computed.ContainsKey(to) ? $"(float[]){result}.Clone()" : result)};");
        return lines;
    }

    // A constant in another shape is the same array.
    private string Name(Variable variable) =>
        _computed.TryGetValue(variable, out var name) ? name
        : variable.Literal is not null ? ""
        : variable.Producer is { Operation: Reshape } reshaped ? Name(reshaped.Inputs[0])
        : _constants.NameOf(variable);

    // The letter of a derivation, if C# can write it.
    private string NewName(Variable variable) =>
        CSharp.Numbered(variable.Name is LetterSymbol { Letter.Sign: [>= 'a' and <= 'z'] letter } ? letter : "v", ++_count);

    private InputException Unknown(Node node) =>
        new(file, node.Scope.Length > 0 ? node.Scope : null, $"its operation {node.Operation.Name} cannot be written as C#", "use other layers, or export to another format");
}
