using ChainRule.Data;
using ChainRule.Keras;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>Refuses files that are no trained model: model and data are easily given in the wrong order.</summary>
internal static class NoModel
{
    /// <exception cref="InputException">the file is data, or a model of another program</exception>
    public static void Refuse(string path)
    {
        if (!File.Exists(path))
            return;
        using var file = DataFile.Open(path);
        OnnxName.Refuse(path);
        if (file.IsPyTorch)
            throw new InputException(path, null, "these are weights of PyTorch without a network", "export the model to ONNX in PyTorch and import that, or load the weights in a program with LoadWeights");
        if (file.Foreign is { } format)
            throw KerasModel.Is(path)
                ? new InputException(path, null, "this is a model of Keras", $"make a model of it with: {ImportLine.For(path)}")
                : new InputException(path, null, $"this is {format.Is}, not a trained model", "name a run's folder or its model.safetensors");
        if (file.Kind is not (ContentKind.Table or ContentKind.Safetensors or ContentKind.Foreign) || (file.Kind == ContentKind.Table && !file.IsEmptyOrBinary))
            throw new InputException(path, null, "this is not a trained model", "name a run's folder or its model.safetensors; the model comes before the data");
    }
}
