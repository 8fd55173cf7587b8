using ChainRule.Data;

namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>What is said of a picture that cannot be read.</summary>
internal static class BrokenPicture
{
    public static InputException Damaged(string file, string? place, string problem, Exception? cause = null) =>
        new(file, place, problem, "fetch or save the picture again, remove it, or leave broken pictures out with --skip-broken", cause);

    public static InputException CutShort(string file, int length) => Damaged(file, FormattableString.Invariant($"byte {length}"), "the file ends before its picture does");
}
