using System.Globalization;
using System.Text.Json;
using ChainRule.Bench.Rivals;
using TorchSharp;

// LibtorchRival WORKLOAD THREADS SECONDS
torch.set_num_threads(int.Parse(args[1], CultureInfo.InvariantCulture));
torch.random.manual_seed(0);
using var stream = typeof(WorkloadSteps).Assembly.GetManifestResourceStream("workloads.json")!;
using var document = JsonDocument.Parse(stream);
var workloads = document.RootElement.EnumerateArray().ToDictionary(entry => entry.GetProperty("name").GetString()!);
using var inference = torch.inference_mode(!workloads[args[0]].TryGetProperty("network", out _));
Timing.Print(torch.__version__, new WorkloadSteps(workloads).Of(args[0]), TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture)));
