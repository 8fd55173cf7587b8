using System.Net;
using ChainRule.Data;

namespace ChainRule.Tests.Data;

public sealed class SystemFaultTests
{
    public static TheoryData<Exception, string> Faults => new()
    {
        { new UnauthorizedAccessException("Access to the path '/x' is denied."), "permission is denied" },
        { new FileNotFoundException("Could not find file '/proc/foo'."), "there is no such file or folder" },
        { new DirectoryNotFoundException(), "there is no such file or folder" },
        { new PathTooLongException(), "the name is too long" },
        { new EndOfStreamException(), "the file ends too early" },
        { new IOException("No space left on device : '/x'", 28), "the disk is full" },
        { new IOException("There is not enough space on the disk.", unchecked((int)0x80070070)), "the disk is full" },
        { new IOException("Something else", 5), "the system refused (error 5)" },
        { new IOException("x.csv: the mirror is gone"), "x.csv: the mirror is gone" },
        { new HttpRequestException("Response status code …", null, HttpStatusCode.NotFound), "the server answered with error 404" },
        { new HttpRequestException("Connection refused"), "there is no connection" },
        { new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."), "the connection was lost" },
        { new TaskCanceledException("The request was canceled due to …"), "there was no answer in time" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_the_system_says_is_told_in_plain_words(Exception fault, string reason) => Assert.Equal(reason, SystemFault.Reason(fault));
}
