using System.CommandLine;

namespace ChainRule.Cli;

/// <summary>A command after <c>chainrule</c>, with the examples at the end of its help.</summary>
internal sealed class Verb(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}
