using System.Reflection;
using System.Runtime.Loader;
using ChainRule.Workbench.PlainCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ChainRule.Workbench.Tests.PlainCode;

/// <summary>A written class, compiled alone as C# 9 for .NET Standard 2.0.</summary>
internal sealed class CompiledClass
{
    public static readonly CSharpNames Names = new("Models.Tested", "Network");

    private static readonly MetadataReference[] Standard = [MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "netstandard2.0", "netstandard.dll"))];

    private readonly Type _class;

    public CompiledClass(string code, CSharpNames? names = null)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetRandomFileName(),
            [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp9, DocumentationMode.Diagnose))],
            Standard,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 4));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.True(result.Success && result.Diagnostics.IsEmpty, $"{string.Join('\n', result.Diagnostics.Take(10))}\n{code[..Math.Min(code.Length, 20_000)]}");
        assembly.Position = 0;
        var (space, name) = names ?? Names;
        _class = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly).GetType($"{space}.{name}", throwOnError: true)!;
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

    public float[] Predict(float[] x) => Call<float[]>("Predict", x);

    public bool Has(string method) => _class.GetMethod(method) is not null;
}
