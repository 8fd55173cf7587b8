using System.CommandLine;

namespace ChainRule.Cli;

/// <summary>What comes after <c>chainrule</c>, with the examples that its help ends with.</summary>
internal sealed class Verb(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
