using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Experiments;

/// <summary>A sensible network and training for data of which nothing more was said.</summary>
/// <param name="Layers">in the short form</param>
/// <param name="Loss">by name</param>
/// <param name="Optimizer">in the short form</param>
/// <param name="Batch">samples a step</param>
/// <param name="Epochs">passes over the data</param>
public sealed record TrainingDefaults(string Layers, string Loss, string Optimizer, int Batch, int Epochs)
{
    // Small data needs many passes: about as many steps as are worth waiting a few seconds for.
    private const int Steps = 3000;

    /// <summary>What suits pictures, points in the plane, or tables.</summary>
    public static TrainingDefaults For(Dataset data)
    {
        var isClassification = data.Targets.Type == DType.Int64;
        var outputs = isClassification ? Classes(data) : data.Targets.Shape.WithoutFirst().Count;
        var loss = isClassification ? "cross_entropy" : "mse";
        var batch = data.Count < 1000 ? 16 : 64;
        var epochs = Math.Clamp(Steps * batch / Math.Max(1, data.Count), 10, 500);
        return data.InputShape switch
        {
            { Rank: 3 } => new($"flatten, linear 128, relu, linear {outputs}", loss, "adam", batch, epochs),
            { Count: <= 2 } => new($"linear 16, tanh, linear 16, tanh, linear {outputs}", loss, "adam learning_rate=0.01", batch, epochs),
            _ => new($"linear 64, relu, dropout 0.2, linear {outputs}", loss, "adam learning_rate=0.003 weight_decay=0.001", batch, Math.Min(epochs, 100)),
        };
    }

    private static int Classes(Dataset data) =>
        data.Classes?.Count ?? (int)data.Targets.ToDoubles().Max() + 1;
}
