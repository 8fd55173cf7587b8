using System.Globalization;
using ChainRule.Data;
using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Onnx.Graphs;
using ChainRule.Onnx.Layers;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Importing;

/// <summary>A graph of ONNX as a layer: its parts are layers of the library where they were recognised, and nodes that run as they are elsewhere.</summary>
public sealed class ImportedGraph : Layer, IOwnForm
{
    private readonly Dictionary<string, Parameter> _parameters = [];
    private readonly Dictionary<TensorType, TensorType> _outputs = [];

    /// <summary>The layer that a text describes.</summary>
    /// <param name="graph">the graph without its weights, in base64</param>
    /// <exception cref="InputException">the text is no such graph</exception>
    public ImportedGraph(string graph)
        : this(GraphText.Read(graph))
    {
    }

    internal ImportedGraph(GraphSource source)
    {
        Source = source;
        Wiring = new(source);
        Plan = new(Wiring);
        Graph = GraphText.Write(source, Plan);
        foreach (var step in Plan.Steps)
        {
            if (step is { Layer: { } layer, Name: { } name })
                Add(layer, name);
        }

        foreach (var (name, value) in Plan.Parameters)
        {
            _parameters[name] = AddParameter(Plan.NameOf(name), value.Shape, Constant.Zeros);
            _parameters[name].Load(value.Known!);
        }
    }

    /// <summary>The graph without its weights, in base64.</summary>
    public string Graph { get; }

    /// <summary>The layers that were recognised, in order, with the shapes of their outputs for a batch of one.</summary>
    public IEnumerable<ModelSummary.Row> Layers =>
        from step in Plan.Steps
        let layer = step.Layer
        where layer is not null
        select new ModelSummary.Row(layer.Path, layer.ToString()!, Wiring.Shape(step.Node.Output[0]), layer.ParameterCount);

    /// <summary>The operators of the nodes that run as they are, and how many there are of each.</summary>
    public IEnumerable<KeyValuePair<string, int>> Nodes => Plan.Steps.Where(step => step.Layer is null).CountBy(step => step.Node.OpType);

    /// <summary>How many numbers are trained that nodes multiply or add.</summary>
    public long ParametersOfNodes => _parameters.Values.Sum(parameter => (long)parameter.Shape.Count);

    /// <summary>The path of the linear layer at the end, which only layers without parameters follow; null if there is none.</summary>
    public string? Head => GraphHead.Find(Plan, Source.Output)?.Name!.Path;

    public override DType InputType => Source.Input.Type.IsFloatingPoint() ? base.InputType : DType.Int64;

    /// <inheritdoc/>
    protected override bool HasOwnNames => true;

    internal Wiring Wiring { get; }

    internal GraphPlan Plan { get; }

    internal GraphSource Source { get; }

    /// <summary>The numbers that nodes multiply or add and training changes, by their names in the graph.</summary>
    internal IReadOnlyDictionary<string, Parameter> NodeParameters => _parameters;

    /// <summary>What nodes need and training leaves as it is; what has the type of the samples is in 32 bits, as they are where the graph is written again.</summary>
    internal IEnumerable<(string Name, Value Value)> Numbers => Plan.Constants.Select(constant => (constant.Key, constant.Value.Type == Source.Input.Type && constant.Value.Type.IsFloatingPoint() ? new Value(ElementType.Float, constant.Value.Known!.InPrecision(DType.Float32)) : constant.Value));

    /// <summary>The same graph with a head that is drawn anew and has another number of outputs.</summary>
    /// <exception cref="InvalidOperationException">the graph has no <see cref="Head"/></exception>
    /// <exception cref="InputException">what follows the head takes no such outputs</exception>
    public ImportedGraph WithHead(int outputs)
    {
        if (GraphHead.Find(Plan, Source.Output) is not { Layer: Linear old } head)
            throw new InvalidOperationException("The graph does not end with a linear layer.");
        var anew = new ImportedGraph(GraphHead.Replace(head, new Linear(old.InFeatures, outputs, old.Bias), Wiring));
        foreach (var (from, to) in State.Zip(anew.State).Where(pair => !old.State.Contains(pair.First)))
            to.Load(from.Tensor);
        return anew;
    }

    /// <summary>New layers with the same parameters, if the graph is nothing but layers one after another; null otherwise.</summary>
    internal Layer[]? Chain()
    {
        var at = Source.Input.Name;
        foreach (var step in Plan.Steps)
        {
            if (step.Layer is null || step.Inputs is not [var input] || input != at)
                return null;
            at = step.Node.Output[0];
        }

        return at == Source.Output && _parameters.Count == 0 && Plan.Steps.Count > 0 ? [.. new GraphPlan(Wiring).Steps.Select(Named)] : null;

        static Layer Named(PlanStep step, int place)
        {
            var name = step.Name!.Path;
            step.Layer!.Name = name == place.ToString(CultureInfo.InvariantCulture) ? null : name;
            return step.Layer;
        }
    }

    private void Add(Layer layer, LayerName name)
    {
        AddChild(name.Path, layer);
        foreach (var parameter in layer.State.Where(_ => name.Separator != '.'))
            Rename(parameter, name.Of(parameter));
    }

    string IOwnForm.Write(LayerSite site) => ImportedForm.Write(this, site);

    public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs)
    {
        var input = InputType == DType.Int64 ? OneOfWholeNumbers(inputs) : OneFloatingInput(inputs);
        if (_outputs.TryGetValue(input, out var known))
            return known;
        var y = Compute([Tape.Recording().Input(new TensorType(input.Shape.Prepend(Wiring.Shape(Source.Input.Name)[0]), input.Type))]);
        return _outputs[input] = new(y.Shape.WithoutFirst(), y.Type);
    }

    private TensorType OneOfWholeNumbers(ReadOnlySpan<TensorType> inputs) =>
        inputs is [{ Type: DType.Int64 } x] ? x : throw Refuse(inputs, "one input of whole numbers as Int64, such as tokens");

    public override string ToString() => $"ImportedGraph({Plan.Steps.Count} steps)";

    protected override Variable Compute(ReadOnlySpan<Variable> inputs)
    {
        var (tape, type) = (inputs[0].Tape, inputs[0].Type.IsFloatingPoint() ? inputs[0].Type : DataType());
        var run = new GraphRun(Source.Context, tape) { [Source.Input.Name] = new(Source.Input.Type, inputs[0]) };
        foreach (var (name, value) in Plan.Constants)
            run[name] = new(value.Type, value.Known!.InPrecision(type));
        foreach (var (name, parameter) in _parameters)
            run[name] = new(Plan.Parameters[name].Type, parameter.On(tape));
        foreach (var step in Plan.Steps)
        {
            if (step.Layer is { } layer)
                run[step.Node.Output[0]] = new(Wiring.Type(step.Node.Output[0]), layer.Run([.. step.Inputs.Select(input => run[input].On(tape))]));
            else
                run.Run(step.Node);
        }

        return run[Source.Output].On(tape);
    }
}
