using System.Globalization;
using System.Text.RegularExpressions;
using ChainRule.Devices;
using ChainRule.Losses;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Cli.Tests.Samples;

/// <summary>The textbook's convolution: its text, and its numbers against those of the engine.</summary>
public sealed partial class ConvolutionByHandTests : CommandTests
{
    private static readonly string Expected = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "convolution-by-hand.txt"));

    [Fact]
    public async Task The_sample_prints_what_is_written_down()
    {
        using var program = Command.StartOther("04-convolution-by-hand", Folder);
        Assert.Equal(Expected.ReplaceLineEndings("\n"), (await program.EndAsync()).Succeeded().Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Its_numbers_are_the_engines()
    {
        var tape = new Tape(new CpuDevice(1));
        var a = tape.Input(Tensor.From(Square("a"), 1, 1, 5, 5));
        var w = tape.Input(Tensor.From(Square("w"), 1, 1, 3, 3));
        var z = tape.Append(new Conv2d(new(Kernel: 3, Stride: 2, Padding: 0, Dilation: 1)), a, w);
        var loss = new HalfSquaredError().Compute(z, tape.Input(Tensor.From(Square("t"), 1, 1, 2, 2)));
        var gradients = Backpropagation.Gradients(loss, z, w);
        var updated = w - gradients[1] * 0.01;

        Equal(Results("z[₀-₉]+ ="), z.Value.ToDoubles());
        Equal(Results("L ="), loss.Value.ToDoubles());
        Equal(Results("∂L/∂z[₀-₉]+ ="), gradients[0].Value.ToDoubles());
        Equal(Results("∂L/∂w[₀-₉]+ ="), gradients[1].Value.ToDoubles());
        Equal(Results("w[₀-₉]+ ←"), updated.Value.ToDoubles());
    }

    private static void Equal(double[] printed, double[] computed)
    {
        Assert.Equal(printed.Length, computed.Length);
        Assert.All(printed.Zip(computed), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    // The printed figures are exact: each ends within the digits that are shown.
    private static double[] Results(string start) =>
        [.. Regex.Matches(Expected, $"^{start}.*= (.*?)\r?$", RegexOptions.Multiline).Select(line => Number(line.Groups[1].Value))];

    private static double[] Square(string name) =>
        [.. Figure().Matches(Regex.Match(Expected, $"^{name} =(?:[ −.0-9]+\r?\n)+", RegexOptions.Multiline).Value).Select(figure => Number(figure.Value))];

    private static double Number(string text) => double.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture);

    [GeneratedRegex("−?[0-9.]+")]
    private static partial Regex Figure();
}
