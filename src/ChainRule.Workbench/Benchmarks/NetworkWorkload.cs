using System.Text;
using ChainRule.Devices;
using ChainRule.Models;
using ChainRule.Tapes;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>One step of a network: a training step (forward, loss, backward, update), or only the forward pass.</summary>
/// <param name="network">the text of a network file</param>
/// <param name="trains">whether it is a training step</param>
public sealed class NetworkWorkload(string network, bool trains) : Workload
{
    public bool Trains => trains;

    /// <summary>The network before its first step.</summary>
    public Model Read() => NetworkFile.Parse(Encoding.UTF8.GetBytes(network), Name).Model;

    public override RecordedProgram Record(Device device)
    {
        var model = Read();
        var x = Numbers("x", model.Input.Prepend(Samples));
        if (!trains)
            return Filled(RecordedProgram.Record(tape => [model.Network.Forward(tape.Input(x, "x"))], training: false, device), x);
        var t = model.Loss.TakesClassIndexes ? Classes(model.Output[0]) : Numbers("t", model.Output.Prepend(Samples));
        return Filled(RecordedProgram.Record(tape => [Step(model, tape.Input(x, "x"), tape.Input(t, "t"))], training: true, device), x, t);
    }

    private static Variable Step(Model model, Variable x, Variable t)
    {
        var loss = model.TrainingLoss(model.Network.Forward(x), t);
        model.Optimizer!.Minimize(loss, model.Network.Parameters);
        return loss;
    }
}
