namespace ChainRule.Cli.Tests;

public sealed class FaultsTests
{
    [Fact]
    public void An_error_output_that_takes_nothing_is_no_fault_of_its_own()
    {
        var error = Console.Error;
        using var full = new StreamWriter(new FullDisk()) { AutoFlush = true };
        try
        {
            Console.SetError(full);
            Faults.Print("wrong");
        }
        finally
        {
            Console.SetError(error);
        }
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Flush()
        {
        }
    }
}
