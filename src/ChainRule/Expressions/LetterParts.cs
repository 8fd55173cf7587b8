using System.Text;

namespace ChainRule.Expressions;

/// <summary>The parts of a letter such as √v̂ or σ̄², for notations that set them separately.</summary>
/// <param name="Base">σ</param>
/// <param name="IsRoot">whether it is under a root</param>
/// <param name="Accent">the combining mark above it; null where there is none</param>
/// <param name="IsSquared">whether ² is part of the name</param>
internal readonly record struct LetterParts(string Base, bool IsRoot, char? Accent, bool IsSquared)
{
    public const char Hat = '\u0302';
    public const char Bar = '\u0304';

    public static LetterParts Of(string letter)
    {
        var decomposed = letter.Normalize(NormalizationForm.FormD);
        char? accent = decomposed.Contains(Hat, StringComparison.Ordinal) ? Hat : decomposed.Contains(Bar, StringComparison.Ordinal) ? Bar : null;
        return new(string.Concat(decomposed.Where(c => c is not ('√' or '²' or Hat or Bar))), letter.StartsWith('√'), accent, letter.EndsWith('²'));
    }
}
