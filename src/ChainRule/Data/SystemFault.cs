namespace ChainRule.Data;

/// <summary>What keeps a file from being read or written, or data from being fetched, in plain words: the runtime's own are for programmers.</summary>
public static class SystemFault
{
    // What an exception has that was not made from an error of the system: its message is then this project's.
    private const int NoCode = unchecked((int)0x80131620);

    /// <summary>A clause that says why, without a full stop: permission is denied.</summary>
    public static string Reason(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission is denied",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        PathTooLongException => "the name is too long",
        EndOfStreamException => "the file ends too early",
        HttpRequestException { StatusCode: { } status } => FormattableString.Invariant($"the server answers with error {(int)status}"),
        HttpRequestException => "there is no connection",
        HttpIOException => "the connection broke off",
        OperationCanceledException => "there was no answer in time",
        IOException { HResult: NoCode } => fault.Message,
        IOException => OfCode(fault.HResult),
        _ => "the system refuses",
    };

    // Numbers of Unix, and beside them those of Windows.
    private static string OfCode(int code) => code switch
    {
        28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) => "the disk is full",
        27 => "the file becomes too large",
        30 or unchecked((int)0x80070013) => "the disk is write-protected",
        32 => "nothing reads what is written",
        11 or unchecked((int)0x80070020) => "another program is using it",
        24 => "too many files are open",
        40 => "its links lead in a circle",
        _ => FormattableString.Invariant($"the system refuses (error {code})"),
    };
}
