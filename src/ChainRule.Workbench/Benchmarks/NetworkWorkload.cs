using System.Text;
using ChainRule.Devices;
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
    public Network Read() => Network.Parse(Encoding.UTF8.GetBytes(network), Name);

    public override RecordedProgram Record(Device device)
    {
        var network = Read();
        var x = Numbers("x", network.Input.Prepend(Samples));
        if (!trains)
            return Filled(RecordedProgram.Record(tape => [network.Model.Forward(tape.Input(x, "x"))], training: false, device), x);
        var t = network.Loss.TakesClassIndexes ? Classes(network.Output[0]) : Numbers("t", network.Output.Prepend(Samples));
        return Filled(RecordedProgram.Record(tape => [Step(network, tape.Input(x, "x"), tape.Input(t, "t"))], training: true, device), x, t);
    }

    private static Variable Step(Network network, Variable x, Variable t)
    {
        var loss = network.TrainingLoss(network.Model.Forward(x), t);
        network.Optimizer!.Minimize(loss, network.Model.Parameters);
        return loss;
    }
}
