using System.Text.Json;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads the whole of a network file.</summary>
internal static class NetworkReader
{
    private const int MaximumRank = 8;

    private static readonly string[] Known = ["name", "input", "layers", "loss", "regularizer", "optimizer", ClippingReader.Key, TrainableReader.Key, "seed", "parameters", "batch"];

    /// <summary>The network; with the given batch, where the file has none.</summary>
    public static Network Read(StrictObject root, string file, DType type, NetworkBatch? batch = null)
    {
        root.Only(Known);
        var name = root.Optional("name")?.Text() ?? Path.GetFileNameWithoutExtension(file);
        var input = ReadInput(root.Required("input"));
        var model = ReadModel(root.Required("layers"), input);
        var output = model.OutputShape(input);
        var loss = ReadLoss(root.Required("loss"), output);
        var seed = (ulong)root.Number("seed", 0, NumberRange.Whole(0, Network.MaximumSeed));
        var network = new Network
        {
            File = file,
            Name = name,
            Input = input,
            Output = output,
            Model = model,
            Loss = loss,
            Optimizer = ReadOptimizer(root, model.Parameters),
            Regularization = root.Optional("regularizer") is { } regularizer ? ReadRegularizer(regularizer) : null,
            Seed = seed,
            Batch = root.Optional("batch") is { } value ? BatchReader.Read(value, input, output, loss, type) : batch,
            Architecture = ArchitectureWriter.Write(root, name),
        };
        model.To(type);
        model.Initialize(seed);
        if (root.Optional(TrainableReader.Key) is { } trainable)
            TrainableReader.Apply(trainable, model);
        if (root.Optional("parameters") is { } parameters)
            LoadParameters(parameters, model.Parameters, type);
        return network;
    }

    private static Shape ReadInput(StrictValue value)
    {
        int[] sizes = [.. value.Items(1, MaximumRank).Select(size => size.WholeNumber(1, Shape.MaximumCount))];
        try
        {
            return new Shape(sizes);
        }
        catch (ShapeException fault)
        {
            throw value.Refuse(fault.Message.TrimEnd('.'));
        }
    }

    private static Sequential ReadModel(StrictValue value, Shape input)
    {
        var model = new Sequential(new LayerReader().Read(value, input));
        return model.ParameterCount <= Shape.MaximumCount
            ? model
            : throw value.Refuse(FormattableString.Invariant($"the layers have {model.ParameterCount} parameters in all"), FormattableString.Invariant($"the most is {Shape.MaximumCount}"));
    }

    private static Loss ReadLoss(StrictValue value, Shape output) =>
        value.Kind == JsonValueKind.String
            ? LossCatalog.Losses.Named(value).Make(new(value), output)
            : LossCatalog.Losses.Read(value, output);

    private static Optimizer? ReadOptimizer(StrictObject root, IReadOnlyList<Parameter> parameters)
    {
        var clip = root.Optional(ClippingReader.Key);
        if (root.Optional("optimizer") is { } optimizer)
            return OptimizerReader.Read(optimizer, clip is { } value ? ClippingReader.Read(value) : null, parameters);
        return clip is { } useless ? throw useless.Refuse("there is no optimizer whose gradients are to be clipped", "add \"optimizer\", or leave clip out") : null;
    }

    private static Regularization ReadRegularizer(StrictValue value)
    {
        var settings = value.Object().Only("l1", "l2");
        return new(settings.Number("l1", 0, NumberRange.NotNegative), settings.Number("l2", 0, NumberRange.NotNegative));
    }

    private static void LoadParameters(StrictValue value, IReadOnlyList<Parameter> parameters, DType type)
    {
        var known = parameters.ToDictionary(parameter => parameter.Path);
        foreach (var (name, values) in value.Object().Members)
        {
            if (!known.TryGetValue(name, out var parameter))
                throw values.Refuse("the network has no such parameter", "there are " + ParameterNames.List(parameters));
            parameter.Load(TensorReader.Read(values, parameter.Shape, type));
        }
    }
}
