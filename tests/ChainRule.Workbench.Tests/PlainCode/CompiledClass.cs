using System.Reflection;
using System.Runtime.Loader;
using ChainRule.Layers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Workbench.PlainCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ChainRule.Workbench.Tests.PlainCode;

/// <summary>A written class, compiled without warnings as C# 9 for .NET Standard 2.0, with nothing beside it but other such classes.</summary>
internal sealed class CompiledClass
{
    public static readonly CSharpNames Names = new("Models.Tested", "Network");

    private static readonly MetadataReference[] Standard = [MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "netstandard2.0", "netstandard.dll"))];

    private readonly Type _class;

    public CompiledClass(string code, CSharpNames? names = null)
        : this(Compile(code), names ?? Names)
    {
    }

    public CompiledClass(Assembly assembly, CSharpNames names) => _class = assembly.GetType($"{names.Namespace}.{names.Class}", throwOnError: true)!;

    public static Assembly Compile(params IReadOnlyList<string> codes)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetRandomFileName(),
            codes.Select(code => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp9, DocumentationMode.Diagnose))),
            Standard,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.True(result.Success && result.Diagnostics.IsEmpty, string.Join('\n', result.Diagnostics.Take(10)));
        assembly.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly);
    }

    public T Field<T>(string name) => (T)_class.GetField(name)!.GetValue(null)!;

    public T Call<T>(string method, params object?[] arguments)
    {
        try
        {
            return (T)_class.GetMethod(method)!.Invoke(null, arguments)!;
        }
        catch (TargetInvocationException fault)
        {
            throw fault.InnerException!;
        }
    }

    public bool Has(string method) => _class.GetMethod(method) is not null;

    /// <summary>Predicts a few samples and compares with the layers: to 1e-5 of the largest output.</summary>
    public void Matches(Layer model, Shape input)
    {
        for (var seed = 10; seed < 13; seed++)
        {
            var x = Numbers(input, seed, low: -2);
            Near(
                model.Forward(new Tape().Input(x.Reshape(input.Prepend(1)))).Value.Span<float>().ToArray(),
                Call<float[]>("Predict", x.Span<float>().ToArray()));
        }
    }

    public static void Near(float[] expected, float[] actual)
    {
        var bound = 1e-5 * Math.Max(1e-6, expected.Max(Math.Abs));
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - bound, pair.First + bound));
    }

    /// <summary>Numbers from <paramref name="low"/> to 4 more.</summary>
    public static Tensor Numbers(Shape shape, int seed, float low)
    {
        var random = new Random(seed);
        return Tensor.From([.. Enumerable.Range(0, shape.Count).Select(_ => low + 4 * random.NextSingle())], [.. shape]);
    }
}
