using System.Globalization;
using ChainRule.Bench.Rivals;
using Microsoft.ML.OnnxRuntime;

// OnnxRuntimeRival MODEL.onnx THREADS SECONDS: the forward pass of a model whose shapes are fixed.
var threads = int.Parse(args[1], CultureInfo.InvariantCulture);
var length = TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture));
var ways = new List<(string, Action)> { ("sleeping", Step(spin: false)) };
if (threads > 1)
    ways.Add(("spinning", Step(spin: true)));
Timing.Print(OrtEnv.Instance().GetVersionString(), ways, length);

Action Step(bool spin)
{
    using var options = new SessionOptions
    {
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        IntraOpNumThreads = threads,
        InterOpNumThreads = 1,
    };
    options.AddSessionConfigEntry("session.intra_op.allow_spinning", spin ? "1" : "0");
    var session = new InferenceSession(args[0], options);
    var random = new Random(0);
    var input = NewTensor(session.InputMetadata.Values.Single(), () => 2 * random.NextSingle() - 1);
    var output = NewTensor(session.OutputMetadata.Values.Single(), () => 0);
    var (inputNames, outputNames, run) = (session.InputNames, session.OutputNames, new RunOptions());
    return () => session.Run(run, inputNames, [input], outputNames, [output]);
}

static OrtValue NewTensor(NodeMetadata metadata, Func<float> next)
{
    var shape = Array.ConvertAll(metadata.Dimensions, size => (long)size);
    var tensor = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, metadata.ElementDataType, shape);
    foreach (ref var value in tensor.GetTensorMutableDataAsSpan<float>())
        value = next();
    return tensor;
}
