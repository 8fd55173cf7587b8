using System.Globalization;
using ChainRule.Tests;

namespace ChainRule.Shipping.Tests;

/// <summary>The command compiled ahead of time, beside the same command compiled while it runs.</summary>
public sealed class NativeTests : IClassFixture<NativeBinary>, IDisposable
{
    private static readonly string JustInTime = Path.Combine(AppContext.BaseDirectory, "chainrule");

    // A number, one of them missing, a word in quotes, a date, a class.
    private static readonly string Flowers = "size,colour,day,kind\n" + string.Concat(Enumerable.Range(1, 60).Select(i =>
        $"{(i % 7 == 0 ? "" : $"{i % 5}.{i % 3}")},\"{(i % 2 == 0 ? "light, red" : "blue")}\",2026-03-{i % 28 + 1:D2},{(i % 5 > 2 ? "rose" : "lily")}\n"));

    private readonly TemporaryFolder _folder = new();
    private readonly NativeBinary _native;
    private readonly ITestOutputHelper _output;

    public NativeTests(NativeBinary native, ITestOutputHelper output)
    {
        (_native, _output) = (native, output);
        if (native.File.Length == 0)
            Assert.Skip(NativeBinary.Missing!);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("xor", "--epochs 20 --optimizer sgd --learning-rate 0.1 --seed 3")]
    [InlineData("moons", "--epochs 2 --schedule cosine --clip-norm 1")]
    [InlineData("flowers.csv", "--epochs 20 --target kind --missing mean --tensorboard curves")]
    [InlineData("digits", "--epochs 1 --batch 256 --augment shift:2,flip --threads 2")]
    public async Task It_trains_the_same_weights_to_the_same_predictions(string data, string options)
    {
        foreach (var program in new[] { _native.File, JustInTime })
        {
            var folder = Directory.CreateDirectory(_folder.File(program == JustInTime ? "just in time" : "native")).FullName;
            File.WriteAllText(Path.Combine(folder, "flowers.csv"), Flowers);
            (await Run(program, folder, ["train", data, "--out", "run", .. options.Split(' ')])).Succeeded();
            File.WriteAllText(Path.Combine(folder, "predictions.csv"), (await Run(program, folder, "predict", "run", data)).Succeeded());
            Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "run", "report.html")), StringComparison.Ordinal);
        }

        foreach (var file in new[] { "predictions.csv", "run/model.safetensors" })
            Assert.Equal(File.ReadAllBytes(_folder.File($"just in time/{file}")), File.ReadAllBytes(_folder.File($"native/{file}")));
    }

    [Fact]
    public async Task It_exports_imports_runs_and_trains_on_the_same()
    {
        string[] lines =
        [
            "train moons --epochs 2 --out run",
            "train moons --from run --freeze 0.* --epochs 1 --out more",
            "export run --csharp Moons.cs",
            "export run --onnx moons.onnx --dynamic-batch",
            "summary moons.onnx",
            "run moons.onnx --input rows.csv --json",
            "import moons.onnx --out moons.safetensors",
            "import encoder.onnx --out encoder.safetensors",
            "export encoder.safetensors --onnx again.onnx --dynamic-batch",
            "run encoder.onnx --input x=encoder.npz --output outputs --check encoder.npz",
            "summary model.pt",
            "summary half-colour.jpg",
            "summary progressive.jpg",
            "summary rgba.png",
            "summary palette.bmp",
        ];
        foreach (var program in new[] { _native.File, JustInTime })
        {
            var folder = Directory.CreateDirectory(_folder.File(program == JustInTime ? "just in time" : "native")).FullName;
            File.WriteAllText(Path.Combine(folder, "rows.csv"), "0.5,1\n-1,0\n");
            foreach (var fixture in new[] { "onnx/encoder.onnx", "onnx/encoder.npz", "pytorch/model.pt", "pictures/half-colour.jpg", "pictures/progressive.jpg", "pictures/rgba.png", "pictures/palette.bmp" })
                File.Copy(Path.Combine(Repository.Root, "tests", "fixtures", fixture), Path.Combine(folder, Path.GetFileName(fixture)));
            foreach (var (i, line) in lines.Index())
            {
                var output = (await Run(program, folder, line.Split(' '))).Succeeded();
                // What a training prints has its times.
                if (!line.StartsWith("train", StringComparison.Ordinal))
                    File.WriteAllText(Path.Combine(folder, $"{i}.txt"), output);
            }
        }

        string[] files = [.. Directory.GetFiles(_folder.File("native")), _folder.File("native/outputs/y.npy"), _folder.File("native/more/model.safetensors")];
        foreach (var file in files.Select(file => Path.GetRelativePath(_folder.File("native"), file)))
            Assert.True(File.ReadAllBytes(_folder.File($"just in time/{file}")).AsSpan().SequenceEqual(File.ReadAllBytes(_folder.File($"native/{file}"))), file);
    }

    [Theory]
    [InlineData("explain one-one-one.json --parameter 0.weight[0,0] --error-shares --descent")]
    [InlineData("explain convolution-5x5.json --format html --lang zh")]
    [InlineData("gradients softmax-cross-entropy.json l2-decay.json --json")]
    [InlineData("check relu-dead.json adam-first-steps.json")]
    [InlineData("summary one-two-two.json")]
    [InlineData("train --help")]
    [InlineData("explain README.md")]
    [InlineData("train moons --optimizer nothing")]
    public async Task It_prints_the_same(string arguments)
    {
        var examples = Path.Combine(Repository.Root, "examples");
        var (native, justInTime) = (await Run(_native.File, examples, arguments.Split(' ')), await Run(JustInTime, examples, arguments.Split(' ')));
        Assert.NotEmpty(native.Output + native.Error);
        Assert.Equal(justInTime, native);
    }

    [Fact]
    public async Task It_is_one_file_of_less_than_35_megabytes_that_tells_what_it_was_built_for()
    {
        Assert.Empty(_native.Others);
        Assert.InRange(new FileInfo(_native.File).Length, 1, 35_000_000);
        Assert.Contains($"+{_native.Processor}", (await Programs.Run(_native.File, _folder.Path, "--version")).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_refuses_an_older_processor_in_one_line()
    {
        Assert.SkipUnless(Programs.Has("qemu-x86_64"), "qemu-user is missing");
        var refused = await Programs.Run("qemu-x86_64", _folder.Path, "-cpu", "Nehalem", _native.File, "--version");
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains($"processors with {_native.Processor}, which this one lacks", Assert.Single(refused.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    // Compiled while it runs, the command takes 80 to 270 ms; ahead of time 20 to 40.
    [Fact]
    public async Task Its_help_takes_no_time()
    {
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var run = await Programs.Run("bash", _folder.Path, "-c", "TIMEFORMAT='%U %S'; time \"$0\" --help > /dev/null", _native.File);
            times.Add(run.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Sum(time => double.Parse(time, CultureInfo.InvariantCulture)));
        }

        _output.WriteLine($"--help takes {1000 * times.Min():F0} ms of processor time");
        Assert.InRange(times.Min(), 0, 0.1);
    }

    // Compiled while it runs, the command has the processor's widest lanes, unless told.
    private Task<Outcome> Run(string program, string folder, params IEnumerable<string> arguments) =>
        Programs.Run(program, folder, program == JustInTime ? [new("CHAINRULE_SIMD", _native.Width)] : [], arguments);
}
