using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Tensors;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Networks;

/// <summary>A network that is given by options only.</summary>
public static class ComposedNetwork
{
    /// <summary>Builds it.</summary>
    /// <exception cref="InputException">an option is wrong, or one is missing</exception>
    public static Model Of(string name, Shape input, NetworkOptions options, DType type = DType.Float32) =>
        Model.Of(options.Compose(name, input), key => options.Locate(key, UserInput.CommandLine), type);
}
