using ChainRule.Expressions;
using ChainRule.Initializers;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>
/// Filters slid over pictures (batch, channels, h, w): each output channel is the weighted sum over its filter's taps, plus a bias. Weight
/// (out, in / groups, kernel), bias (out).
/// </summary>
/// <remarks>By default drawn as in PyTorch: weight and bias uniform within ±1/√(in / groups · taps).</remarks>
public sealed class Conv2d : UnaryLayer
{
    private readonly Window2d _window;
    private readonly Parameter _weight;
    private readonly Parameter? _bias;

    /// <summary>A layer of <paramref name="outChannels"/> filters over pictures of <paramref name="inChannels"/> channels.</summary>
    /// <param name="inChannels">channels of the input</param>
    /// <param name="outChannels">the number of filters, each of which makes a channel of the output</param>
    /// <param name="kernelSize">taps of a filter</param>
    /// <param name="stride">steps between places; 1 by default</param>
    /// <param name="padding">zeros around the picture</param>
    /// <param name="settings">dilation, groups, bias and initializer: <c>new(Groups: 8, Bias: false)</c></param>
    /// <exception cref="ShapeException">the groups do not divide the channels</exception>
    public Conv2d([FromInput(0, OfPictures = true)] int inChannels, int outChannels, Size2d kernelSize, Size2d? stride = null, Size2d padding = default, ConvolutionSettings? settings = null)
    {
        var (dilation, groups, bias, weightInitializer) = settings ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(inChannels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outChannels, 1);
        if (groups < 1 || inChannels % groups != 0 || outChannels % groups != 0)
            throw new ShapeException($"Conv2d({inChannels}, {outChannels}, {kernelSize}, {groups} groups): {groups} groups do not divide {inChannels} input and {outChannels} output channels.");
        (InChannels, OutChannels, Groups) = (inChannels, outChannels, groups);
        _window = new(kernelSize, stride ?? 1, padding, dilation ?? 1);
        _weight = AddParameter("weight", [outChannels, inChannels / groups, kernelSize.Height, kernelSize.Width], weightInitializer ?? new KaimingUniform(Math.Sqrt(5)));
        if (!bias)
            return;
        var bound = 1 / Math.Sqrt(inChannels / groups * _window.Taps);
        _bias = AddParameter("bias", [outChannels], new Uniform(-bound, bound));
    }

    /// <summary>Channels of the input.</summary>
    public int InChannels { get; }

    /// <summary>The number of filters, each of which makes a channel of the output.</summary>
    public int OutChannels { get; }

    /// <summary>Taps of a filter.</summary>
    public Size2d KernelSize => _window.Kernel;

    /// <summary>Steps between places.</summary>
    public Size2d Stride => _window.Stride;

    /// <summary>Zeros around the picture.</summary>
    public Size2d Padding => _window.Padding;

    /// <summary>Steps between taps.</summary>
    public Size2d Dilation => _window.Dilation;

    /// <summary>How many groups the channels and filters are divided into.</summary>
    public int Groups { get; }

    /// <summary>Whether each filter adds a number of its own.</summary>
    public bool Bias => _bias is not null;

    public override Shape OutputShape(Shape input)
    {
        if (input.Rank != 3 || input[0] != InChannels)
            throw Refuse(input, $"pictures of shape [{InChannels}, height, width]");
        var places = Named(() => _window.Places(new(input[1], input[2])));
        return [OutChannels, places.Height, places.Width];
    }

    public override string ToString()
    {
        string?[] settings =
        [
            $"{InChannels}, {OutChannels}, {KernelSize}",
            Stride == 1 ? null : $"stride {Stride}",
            Padding == 0 ? null : $"padding {Padding}",
            Dilation == 1 ? null : $"dilation {Dilation}",
            Groups == 1 ? null : $"{Groups} groups",
            Bias ? null : "no bias",
        ];
        return $"Conv2d({string.Join(", ", settings.OfType<string>())})";
    }

    protected override Letter Letter => Letter.WeightedSum;

    protected override Variable Compute(Variable x)
    {
        var z = x.Tape.Append(new Operations.Conv2d(_window, Groups), x, _weight.On(x.Tape));
        return _bias is null ? z : z + _bias.On(x.Tape).Reshape([OutChannels, 1, 1]);
    }
}
