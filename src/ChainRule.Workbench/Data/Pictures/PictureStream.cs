using ChainRule.Data;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>Pictures one after the other in their order, prepared on all processors.</summary>
internal static class PictureStream
{
    // So many are prepared at once that every processor has work until the next ones, and few are held.
    private const int AtOnce = 256;

    /// <summary>The result of <paramref name="read"/> for each picture, or why it is broken.</summary>
    /// <param name="files">the pictures</param>
    /// <param name="read">reads the content of one; the file's name in messages follows it</param>
    public static IEnumerable<(PictureFile File, T? Result, InputException? Fault)> Read<T>(IEnumerable<PictureFile> files, Func<byte[], string, T> read)
    {
        foreach (var chunk in files.Chunk(AtOnce))
        {
            var results = new (PictureFile, T?, InputException?)[chunk.Length];
            Parallel.For(0, chunk.Length, i =>
            {
                try
                {
                    results[i] = (chunk[i], read(InputFile.ReadAllBytes(chunk[i].Path), chunk[i].Path), null);
                }
                catch (InputException fault)
                {
                    results[i] = (chunk[i], default, fault);
                }
            });
            foreach (var result in results)
                yield return result;
        }
    }
}
