using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Graphs;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx;

/// <summary>A model in an ONNX file, which can be run as it is.</summary>
public sealed class OnnxModel
{
    private readonly OnnxFile _file;
    private readonly Dictionary<string, Value> _constants;

    private OnnxModel(OnnxFile file)
    {
        _file = file;
        _constants = file.Constants.ToDictionary(constant => constant.Key, constant => file.Take(constant.Value));
    }

    /// <summary>What the model must be given, in order.</summary>
    public IReadOnlyList<OnnxInput> Inputs => [.. _file.Inputs.Select(input => new OnnxInput(input.Name, input.Type.NumpyName(), input.ToString()))];

    /// <summary>The names of the results, in order.</summary>
    public IReadOnlyList<string> Outputs => _file.Outputs;

    /// <summary>Reads a model, with the data that lie beside it.</summary>
    /// <exception cref="InputException">there is no such file, it is not an ONNX model, or it has something that is not read</exception>
    public static OnnxModel Open(string path)
    {
        var file = OnnxFile.Read(path);
        return file.Inputs.FirstOrDefault(input => input.Type == ElementType.Text) is { } texts
            ? throw new InputException(path, $"input {texts.Name}", "it takes texts, which are not supported", "run the file in another runtime")
            : new(file);
    }

    /// <summary>Computes the outputs.</summary>
    /// <param name="inputs">an array for each input, by name; of the type and the sizes that the file says</param>
    /// <param name="memory">what computed values may take; half of the machine's memory if none is given</param>
    /// <exception cref="InputException">an input is missing, unknown, or not as declared; or a node cannot be computed, or takes more memory than is left</exception>
    public IReadOnlyDictionary<string, NumpyArray> Run(IReadOnlyDictionary<string, NumpyArray> inputs, MemoryBudget? memory = null)
    {
        var run = new GraphRun(_file.Context, new Tape { Budget = memory ?? MemoryBudget.OfMachine() }) { HowToHaveMore = "allow more with --memory" };
        foreach (var (name, value) in _constants)
            run[name] = value;
        if (inputs.Keys.FirstOrDefault(name => _file.Inputs.All(input => input.Name != name)) is { } unknown)
            throw new InputException(_file.Context.File, null, $"there is no input {unknown}", $"its inputs are {string.Join(", ", _file.Inputs.Select(input => input.Name))}");
        foreach (var input in _file.Inputs)
            run[input.Name] = Checked(input, inputs.GetValueOrDefault(input.Name) ?? throw Refuse(input, "it is not given"));
        run.RunKnown(_file.Nodes, _file.Outputs);
        return new OrderedDictionary<string, NumpyArray>(_file.Outputs.Select(name => KeyValuePair.Create(name, ArrayFile.OfTensor(run[name]))));
    }

    // NumPy has no bfloat16: its bits stand for it.
    private Value Checked(DeclaredValue input, NumpyArray given) =>
        input.Type == ElementType.BFloat16 && given.Type == "uint16" ? Checked(input, new(Widened(given.Tensor), input.Type.NumpyName()))
        : given.Type != input.Type.NumpyName() || given.Tensor.Type != input.Type.Held() ? throw Refuse(input, $"it is declared as {input}, but {given.Type} is given", $"convert it, in NumPy with astype({input.Type.NumpyName()})")
        : input.Fits(given.Tensor.Shape) ? new(input.Type, given.Tensor)
        : throw Refuse(input, $"it is declared as {input}, but an array of shape ({string.Join(", ", given.Tensor.Shape)}) is given");

    private static Tensor Widened(Tensor bits) =>
        Tensor.From<float>([.. bits.Span<long>().ToArray().Select(half => BitConverter.Int32BitsToSingle((int)half << 16))], bits.Shape);

    private InputException Refuse(DeclaredValue input, string problem, string? remedy = null) => new(_file.Context.File, $"input {input.Name}", problem, remedy);
}
