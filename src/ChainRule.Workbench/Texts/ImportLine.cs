namespace ChainRule.Workbench.Texts;

/// <summary>The command that makes a model of another program's.</summary>
internal static class ImportLine
{
    public static string For(string path) => ShellWords.Join(["chainrule", "import", path, "--out", Path.ChangeExtension(path, ".safetensors")]);
}
