using System.Text.Json;
using ChainRule.Formats;
using ChainRule.Keras.Configs;
using ChainRule.Optimizers;

namespace ChainRule.Keras.Training;

/// <summary>The optimizer of a model, without its memory.</summary>
internal sealed class KerasOptimizer
{
    private static readonly string[] Unread = ["amsgrad", "centered", "clipnorm", "clipvalue", "global_clipnorm", "use_ema", "gradient_accumulation_steps", "decay"];

    private readonly StrictObject? _settings;

    private KerasOptimizer(StrictObject? settings) => _settings = settings;

    /// <summary>The optimizer that the file names; null with a note where it does not exist here, null alone where the file has none.</summary>
    public static (Optimizer? Optimizer, string? Note) Of(StrictObject? training)
    {
        if ((training?.Given("optimizer_config") ?? training?.Given("optimizer")) is not { } value)
            return (null, null);
        var given = value.Kind == JsonValueKind.Object ? value.Object() : null;
        var name = given?.Text("class_name") ?? (value.Kind == JsonValueKind.String ? value.Text() : "");
        var settings = given?.Given("config") is { Kind: JsonValueKind.Object } config ? config.Object() : null;
        if (Unread.FirstOrDefault(key => settings?.Given(key) is { } set && IsUsed(set)) is { } unread)
            return (null, $"the optimizer {name} has {unread}, which is not read: name an optimizer when you train on");
        if (settings?.Given("learning_rate") is { Kind: not JsonValueKind.Number })
            return (null, $"the learning rate of the optimizer {name} follows a schedule, which is not read: name an optimizer when you train on");
        try
        {
            return new KerasOptimizer(settings).Make(name) is { } optimizer ? (optimizer, null) : (null, $"the optimizer {name} does not exist here: name one when you train on");
        }
        catch (ArgumentException fault)
        {
            throw value.Refuse(fault.Message.TrimEnd('.'));
        }
    }

    private static bool IsUsed(StrictValue value) => value.Kind == JsonValueKind.True || (value.Kind == JsonValueKind.Number && value.Number(_ => null) != 0);

    // Keras' weight decay acts on the weight itself, whatever the optimizer.
    private Optimizer? Make(string name)
    {
        var decay = Number("weight_decay", 0);
        return name.ToUpperInvariant() switch
        {
            "SGD" when decay == 0 => new Sgd(Number("learning_rate", 0.01), Number("momentum", 0), Number("momentum", 0) > 0 && _settings?.Given("nesterov")?.Boolean() == true),
            "ADAM" when decay == 0 => new Adam(Number("learning_rate", 1e-3), Number("beta_1", 0.9), Number("beta_2", 0.999), Number("epsilon", 1e-7)),
            "ADAM" or "ADAMW" => new AdamW(Number("learning_rate", 1e-3), Number("beta_1", 0.9), Number("beta_2", 0.999), Number("epsilon", 1e-7), Number("weight_decay", 0.004)),
            "RMSPROP" when decay == 0 => new RmsProp(Number("learning_rate", 1e-3), Number("rho", 0.9), Number("epsilon", 1e-7), Number("momentum", 0)),
            "ADAGRAD" when decay == 0 => new Adagrad(Number("learning_rate", 1e-3), Number("epsilon", 1e-7)),
            _ => null,
        };
    }

    private double Number(string key, double otherwise) => _settings?.Given(key)?.Number(_ => null) ?? otherwise;
}
