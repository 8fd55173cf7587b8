using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Keras.Configs;

/// <summary>A layer as a configuration describes it.</summary>
/// <param name="Class">its class in Keras: Dense</param>
/// <param name="Name">its own name: dense_1</param>
/// <param name="Settings">its settings</param>
/// <param name="Inputs">the names of the layers whose outputs it takes</param>
internal sealed record KerasLayer(string Class, string Name, StrictObject Settings, IReadOnlyList<string> Inputs)
{
    /// <summary>What is thrown about this layer, which is named.</summary>
    public InputException Refuse(string problem, string? remedy = null) => new(Settings.Location.File, $"layer {Name} ({Class})", problem, remedy);

    /// <summary>The setting, where it is there and not null.</summary>
    public StrictValue? Optional(string key) => Settings.Given(key);

    /// <summary>A setting that is true or false.</summary>
    public bool Flag(string key, bool otherwise) => Optional(key)?.Boolean() ?? otherwise;

    /// <summary>A number.</summary>
    public double Number(string key, double otherwise) => Optional(key)?.Number(_ => null) ?? otherwise;
}
