using System.Text;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>A number for a word that is the same on every machine: FNV-1a over its UTF-8 bytes, mixed as MurmurHash3 ends.</summary>
internal static class WordHash
{
    public static uint Of(string word)
    {
        var hash = 2166136261u;
        foreach (var letter in Encoding.UTF8.GetBytes(word))
            hash = (hash ^ letter) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return hash ^ (hash >> 16);
    }
}
