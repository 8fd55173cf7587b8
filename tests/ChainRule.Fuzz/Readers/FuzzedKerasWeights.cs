using ChainRule.Fuzz.Mutations;
using ChainRule.Keras;
using ChainRule.Models;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Readers;

/// <summary>Weights of Keras without an architecture; they are loaded into a model, which then predicts.</summary>
internal sealed class FuzzedKerasWeights : IFuzzedReader
{
    private static readonly string[] Words = ["layers", "vars", "0", "1", "conv2d", "dense", "TREE", "SNOD", "HEAP", "GCOL", "OHDR", "OCHK"];

    private readonly Model _model = KerasModel.Open(FuzzedKeras.KerasFile("pictures.keras")).Model;
    private readonly byte[] _weights = File.ReadAllBytes(FuzzedKeras.KerasFile("pictures.weights.h5"));

    public byte[] Draw(RandomSource random) => random.OneIn(2) ? ByteMutations.Overwritten(_weights, random) : ByteMutations.Some(_weights, random, Words);

    public void Read(string file)
    {
        KerasWeights.Load(file, _model);
        _ = _model.Predict(new Tensor(_model.Input.Prepend(2)));
    }
}
