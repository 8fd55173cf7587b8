namespace ChainRule.Data;

/// <summary>Why a file cannot be read or written, or data not be fetched, in plain words; the runtime's own are for programmers.</summary>
public static class SystemFault
{
    // The code of an exception that does not come from a system error: its message is this project's.
    private const int NoCode = unchecked((int)0x80131620);

    /// <summary>The reason as a clause without a full stop: permission is denied.</summary>
    public static string Reason(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission is denied",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        PathTooLongException => "the name is too long",
        EndOfStreamException => "the file ends too early",
        HttpRequestException { StatusCode: { } status } => FormattableString.Invariant($"the server answered with error {(int)status}"),
        HttpRequestException => "there is no connection",
        HttpIOException => "the connection was lost",
        OperationCanceledException => "there was no answer in time",
        IOException { HResult: NoCode } => fault.Message,
        IOException => OfCode(fault.HResult),
        _ => "the system refused",
    };

    // The numbers of Unix, then those of Windows.
    private static string OfCode(int code) => code switch
    {
        28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) => "the disk is full",
        27 => "the file would become too large",
        30 or unchecked((int)0x80070013) => "the disk is write-protected",
        32 => "nothing is reading from the other end",
        11 or unchecked((int)0x80070020) => "another program is using it",
        24 => "too many files are open",
        40 => "its links form a circle",
        _ => FormattableString.Invariant($"the system refused (error {code})"),
    };
}
