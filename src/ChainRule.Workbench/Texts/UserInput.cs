namespace ChainRule.Workbench.Texts;

/// <summary>What stands for a file's name in messages about what the user typed.</summary>
public static class UserInput
{
    public const string CommandLine = "command line";
}
