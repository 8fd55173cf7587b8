using ChainRule.Data;
using ChainRule.Keras;
using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Exchange;

/// <summary>A model that another program wrote; the content of its file says which.</summary>
/// <param name="Model">the model</param>
/// <param name="Notes">what was concluded from the file, or is not as in it, each in a sentence</param>
public sealed record ForeignModel(Model Model, IReadOnlyList<string> Notes)
{
    /// <summary>Reads a model of Keras, or else of ONNX.</summary>
    /// <param name="path">the file</param>
    /// <param name="loss">what training is to make small; null for what the file says or suggests</param>
    /// <param name="sample">the shape of one sample; null where the file says it</param>
    /// <exception cref="InputException">the file cannot be read, is no such model, or a loss or a shape is given for one of Keras</exception>
    public static ForeignModel Read(string path, string? loss = null, Shape? sample = null)
    {
        if (!KerasModel.Is(path))
        {
            var import = OnnxImport.Read(path, loss, sample, PreparedGraph.Of);
            return new(import.Model, import.Notes);
        }

        if (loss is not null || sample is not null)
            throw new InputException(path, null, "a model of Keras has a loss and a shape of its own", "leave out --loss and --input-shape; train --from can be given another loss");
        var keras = KerasModel.Open(path);
        return new(keras.Model, keras.Notes);
    }
}
