using System.Globalization;
using ChainRule.Devices;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>
/// The flat list of what was computed: every operation appends a node, and on a tape with a device runs at once.
/// Gradients are appended to it like everything else.
/// </summary>
public sealed class Tape
{
    private readonly List<Node> _nodes = [];
    private readonly List<Variable> _variables = [];
    private readonly List<Variable> _inputs = [];
    private readonly Dictionary<(long Bits, DType), Variable> _scalars = [];
    private readonly Dictionary<Tensor, Variable> _bound = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ITensorHolder, Tensor> _held = [];
    private readonly Stack<string> _scopes = [];
    private readonly Device? _device;

    /// <summary>An empty tape whose operations run as they are appended.</summary>
    /// <param name="device">what runs them; the processor when none is given</param>
    /// <param name="training">whether layers behave as in training (dropout, batch statistics) or as in use</param>
    public Tape(Device? device = null, bool training = false)
        : this(training, device ?? CpuDevice.Default)
    {
    }

    private Tape(bool training, Device? device)
    {
        IsTraining = training;
        _device = device;
    }

    /// <summary>A tape that only records.</summary>
    internal static Tape Recording(bool training, bool ignoresUpdates = false) => new(training, null) { IgnoresUpdates = ignoresUpdates };

    /// <summary>Whether layers behave as in training or as in use.</summary>
    public bool IsTraining { get; }

    /// <summary>Whether updates are left out, so that what lives outside of the tape stays as it is.</summary>
    internal bool IgnoresUpdates { get; init; }

    /// <summary>What held which of the bound tensors when it was bound.</summary>
    internal IReadOnlyDictionary<ITensorHolder, Tensor> Held => _held;

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Everything that was put in or computed, in order.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    /// <summary>What the last backpropagation was asked for, and gave; null before one.</summary>
    internal Differentiation? Differentiated { get; set; }

    /// <summary>What a recorded program is given anew at every run, in order.</summary>
    public IReadOnlyList<Variable> Inputs => _inputs;

    /// <summary>Puts a batch in: in a recorded program, a value that is given anew at every run.</summary>
    public Variable Input(Tensor value, Symbol? name = null)
    {
        var variable = NewVariable(value, name);
        if (_device is not null)
            variable.Storage = value;
        _inputs.Add(variable);
        return variable;
    }

    /// <summary>Binds a tensor that lives outside of the tape, such as a parameter; updates write to it.</summary>
    public Variable Bind(Tensor tensor, Symbol? name = null)
    {
        if (_bound.TryGetValue(tensor, out var bound))
            return bound;
        var variable = NewVariable(tensor, name);
        variable.Storage = tensor;
        return _bound[tensor] = variable;
    }

    /// <summary>Binds the tensor that something holds: a recorded program notices when it holds another.</summary>
    public Variable Bind(ITensorHolder holder, Symbol? name = null)
    {
        var tensor = holder.Tensor;
        _held.TryAdd(holder, tensor);
        return Bind(tensor, name);
    }

    /// <summary>The number as a variable without dimensions; the same one each time, but another for −0 than for 0.</summary>
    public Variable Scalar(double value, DType type)
    {
        var key = (BitConverter.DoubleToInt64Bits(value), type);
        if (_scalars.TryGetValue(key, out var scalar))
            return scalar;
        scalar = new Variable(this, _variables.Count, new(Shape.Scalar, type), null)
        {
            Name = value.ToString("G6", CultureInfo.InvariantCulture),
            Literal = value,
            Storage = Tensor.Scalar(value, type),
        };
        _variables.Add(scalar);
        return _scalars[key] = scalar;
    }

    /// <summary>Appends a node and, where the tape has a device, runs it; one that fails is not appended.</summary>
    /// <exception cref="ShapeException">the inputs do not fit the operation</exception>
    /// <exception cref="InvalidOperationException">an input belongs to another tape, or was written over by an update since</exception>
    public Variable Append(Operation operation, params ReadOnlySpan<Variable> inputs)
    {
        CheckCount(operation, inputs.Length);
        if (IgnoresUpdates && operation.Effect == Effect.Update)
            return inputs[0];
        Span<TensorType> types = new TensorType[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Tape != this)
                throw new InvalidOperationException($"{operation.Name} was given {inputs[i]} of another tape.");
            if (inputs[i].IsStale)
                throw new InvalidOperationException($"{operation.Name} was given {inputs[i]}, which an update has written over since.");
            types[i] = inputs[i].TensorType;
        }

        var node = new Node(operation, inputs.ToArray(), _scopes.TryPeek(out var scope) ? scope : "");
        node.Output = new(this, _variables.Count, operation.Infer(types), node);
        if (_device is not null)
            RunNow(node, _device);
        _nodes.Add(node);
        _variables.Add(node.Output);
        if (operation.Effect == Effect.Update)
            Replace(node);
        return node.Output;
    }

    /// <summary>What is recorded until the result is disposed belongs to the layer of this name.</summary>
    internal Scope Enter(string layer)
    {
        _scopes.Push(layer);
        return new(_scopes);
    }

    /// <summary>The tape as text: a line a value, named as its layers named it; what has no name stands in the line that uses it.</summary>
    public override string ToString() => TapeText.Write(this);

    private static void CheckCount(Operation operation, int given)
    {
        if (operation.InputCount is { } count ? given != count : given == 0)
            throw new ShapeException($"{operation.Name} takes {operation.InputCount?.ToString(CultureInfo.InvariantCulture) ?? "at least 1"} input{(operation.InputCount is 1 or null ? "" : "s")}, not {given}.");
    }

    private static void RunNow(Node node, Device device)
    {
        var (inputs, output) = (node.Inputs.Select(input => input.Value).ToArray(), node.Output);
        output.Storage = node.Operation.SharesMemory ? inputs[0].Reshape(output.Shape) : new Tensor(output.Shape, output.Type);
        device.Run(node.Operation, inputs, output.Storage);
    }

    // Whoever asks for the tensor after an update gets the variable that the update put out.
    private void Replace(Node update)
    {
        var old = update.Inputs[0];
        old.IsStale = true;
        update.Output.Name ??= old.Name;
        if (old.Storage is not null && _bound.ContainsKey(old.Storage))
        {
            update.Output.Storage = old.Storage;
            _bound[old.Storage] = update.Output;
        }
    }

    private Variable NewVariable(Tensor tensor, Symbol? name)
    {
        var variable = new Variable(this, _variables.Count, new(tensor.Shape, tensor.Type), null) { Name = name };
        _variables.Add(variable);
        return variable;
    }

    /// <summary>Leaves a layer's scope when disposed.</summary>
    internal readonly struct Scope(Stack<string> scopes) : IDisposable
    {
        public void Dispose() => scopes.Pop();
    }
}
