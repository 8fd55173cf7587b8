using System.Globalization;
using System.Runtime.InteropServices;
using ChainRule.Devices;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>
/// The flat list of what was computed: every operation appends a node and, on a tape with a device, runs at once. Gradients are appended like
/// everything else.
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

    private Tape(bool training, Device? device) => (IsTraining, _device) = (training, device);

    /// <summary>A tape that only records: its operations infer shapes and types, and nothing is computed.</summary>
    /// <param name="training">whether layers behave as in training or as in use</param>
    /// <param name="budget">what values that are bound to it may take; null if nothing bounds them</param>
    public static Tape Recording(bool training = false, MemoryBudget? budget = null) => new(training, null) { Budget = budget };

    /// <summary>A tape that only records, and leaves out updates: what lives outside it stays as it is.</summary>
    internal static Tape RecordingWithoutUpdates(bool training) => new(training, null) { IgnoresUpdates = true };

    /// <summary>What computed values may take; null if nothing bounds them.</summary>
    public MemoryBudget? Budget { get; init; }

    /// <summary>Whether layers behave as in training or as in use.</summary>
    public bool IsTraining { get; }

    /// <summary>Whether updates are left out, so that what lives outside the tape stays as it is.</summary>
    internal bool IgnoresUpdates { get; init; }

    /// <summary>The holders of bound tensors, each with the tensor that it held when it was bound.</summary>
    internal IReadOnlyDictionary<ITensorHolder, Tensor> Held => _held;

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>All inputs, bound tensors, numbers and computed values, in order.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    /// <summary>The last backpropagation; null before one.</summary>
    internal Differentiation? Differentiated { get; set; }

    /// <summary>What a recorded program is given at every run, in order.</summary>
    public IReadOnlyList<Variable> Inputs => _inputs;

    /// <summary>Adds an input, such as a batch; a recorded program is given a new value for it at every run.</summary>
    public Variable Input(Tensor value, Symbol? name = null) => NewInput(value.TensorType, name, _device is null ? null : value);

    /// <summary>Adds an input of which no more is known, on a tape that only records.</summary>
    /// <exception cref="InvalidOperationException">the tape runs its operations, and so needs values</exception>
    public Variable Input(TensorType type, Symbol? name = null) =>
        _device is null ? NewInput(type, name, null) : throw new InvalidOperationException($"An input {type} of a tape that runs its operations needs values.");

    /// <summary>Binds a tensor that lives outside the tape, such as a parameter; updates write to it.</summary>
    public Variable Bind(Tensor tensor, Symbol? name = null) =>
        _bound.TryGetValue(tensor, out var bound) ? bound : _bound[tensor] = NewVariable(tensor.TensorType, name, tensor);

    /// <summary>Binds the tensor that something holds: a recorded program notices when it holds another.</summary>
    public Variable Bind(ITensorHolder holder, Symbol? name = null)
    {
        var tensor = holder.Tensor;
        _held.TryAdd(holder, tensor);
        return Bind(tensor, name);
    }

    /// <summary>The number as a variable without dimensions: the same variable each time, except that −0 and 0 have two.</summary>
    public Variable Scalar(double value, DType type)
    {
        ref var scalar = ref CollectionsMarshal.GetValueRefOrAddDefault(_scalars, (BitConverter.DoubleToInt64Bits(value), type), out _);
        return scalar ??= NewVariable(new(Shape.Scalar, type), value.ToString("G6", CultureInfo.InvariantCulture), Tensor.Scalar(value, type), value);
    }

    /// <summary>Appends a node and, if the tape has a device, runs it; a node that fails is not appended.</summary>
    /// <exception cref="ShapeException">the inputs do not fit the operation</exception>
    /// <exception cref="InvalidOperationException">an input belongs to another tape, or an update has overwritten it since</exception>
    /// <exception cref="InsufficientMemoryException">the result takes more than is left of the tape's budget</exception>
    public Variable Append(Operation operation, params ReadOnlySpan<Variable> inputs)
    {
        CheckCount(operation, inputs.Length);
        if (IgnoresUpdates && operation.Effect == Effect.Update)
            return inputs[0];
        Span<TensorType> types = new TensorType[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Tape != this)
                throw new InvalidOperationException($"{operation.Name} was given {inputs[i]} from another tape.");
            if (inputs[i].IsStale)
                throw new InvalidOperationException($"{operation.Name} was given {inputs[i]}, which an update has overwritten.");
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

    /// <summary>Until the result is disposed, what is recorded belongs to the layer of this name.</summary>
    internal Scope Enter(string layer)
    {
        _scopes.Push(layer);
        return new(_scopes);
    }

    /// <summary>The tape as text: one line for each value with a name; a value without one is written into the line that uses it.</summary>
    public override string ToString() => TapeText.Write(this);

    private static void CheckCount(Operation operation, int given)
    {
        if (operation.InputCount is { } count ? given != count : given == 0)
            throw new ShapeException($"{operation.Name} takes {operation.InputCount?.ToString(CultureInfo.InvariantCulture) ?? "at least 1"} input{(operation.InputCount is 1 or null ? "" : "s")}, not {given}.");
    }

    private void RunNow(Node node, Device device)
    {
        var (inputs, output) = (node.Inputs.Select(input => input.Value).ToArray(), node.Output);
        if (!node.Operation.SharesMemory)
            Budget?.Take(output.TensorType);
        output.Storage = node.Operation.SharesMemory ? inputs[0].Reshape(output.Shape) : new Tensor(output.Shape, output.Type);
        device.Run(node.Operation, inputs, output.Storage);
    }

    // Whoever binds the tensor after an update gets the update's output.
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

    private Variable NewInput(TensorType type, Symbol? name, Tensor? value)
    {
        _inputs.Add(NewVariable(type, name, value));
        return _inputs[^1];
    }

    private Variable NewVariable(TensorType type, Symbol? name, Tensor? storage, double? literal = null)
    {
        _variables.Add(new(this, _variables.Count, type, null) { Name = name, Storage = storage, Literal = literal });
        return _variables[^1];
    }

    /// <summary>Leaves a layer's scope when disposed.</summary>
    internal readonly struct Scope(Stack<string> scopes) : IDisposable
    {
        public void Dispose() => scopes.Pop();
    }
}
