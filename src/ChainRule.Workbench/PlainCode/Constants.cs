using System.Buffers.Binary;
using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Workbench.PlainCode;

/// <summary>The numbers that are written into the code, named for the parameters that they are.</summary>
internal sealed class Constants
{
    // The C# compiler takes seconds for hundreds of thousands of literals, but no time for a text.
    private const int MostLiterals = 256;
    private const int LiteralsInLine = 8;
    private const int BytesInLine = 96;

    private readonly OrderedDictionary<string, Tensor> _tensors = [];
    private readonly Dictionary<Tensor, string> _names = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many of the numbers are written as text, without those of the largest array.</summary>
    public long EncodedBeforeLast => _tensors.Values.Select(tensor => (long)tensor.Count).Where(count => count > MostLiterals).Order().SkipLast(1).Sum();

    /// <summary>The name of the array with a variable's value.</summary>
    public string NameOf(Variable variable)
    {
        if (_names.TryGetValue(variable.Value, out var known))
            return known;
        var plain = variable.Name is LetterSymbol { Path: { Length: > 0 } path } ? $"Layer{CSharp.Name(path)}" : "Constant";
        var name = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? plain : CSharp.Numbered(plain + "_", n)).First(free => !_tensors.ContainsKey(free));
        _tensors.Add(name, variable.Value);
        return _names[variable.Value] = name;
    }

    /// <summary>The declarations of the arrays, the largest last.</summary>
    public IEnumerable<string> Lines() => _tensors.OrderBy(pair => pair.Value.Count).SelectMany(pair => Declared(pair.Key, pair.Value).Prepend(""));

    private static IEnumerable<string> Declared(string name, Tensor tensor)
    {
        float[] numbers = [.. Enumerable.Range(0, tensor.Count).Select(i => (float)tensor.Value(i))];
        yield return $"// {tensor.Shape}";
        if (numbers.Length > MostLiterals)
        {
            // Blanks between the characters mean nothing to the decoder.
            yield return $"private static readonly float[] {name} = Decode(@\"";
            foreach (var chunk in Bytes(numbers).Chunk(BytesInLine))
                yield return Convert.ToBase64String(chunk);
            yield return "\");";
        }
        else
        {
            yield return $"private static readonly float[] {name} =";
            yield return "{";
            foreach (var chunk in numbers.Chunk(LiteralsInLine))
                yield return $"    {string.Join(", ", chunk.Select(CSharp.Number))},";
            yield return "};";
        }
    }

    private static byte[] Bytes(float[] numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(float)];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), numbers[i]);
        return bytes;
    }
}
