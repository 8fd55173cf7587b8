using System.CommandLine;
using System.CommandLine.Parsing;
using ChainRule.Workbench.Data.Pictures;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options for reading pictures, shared by every verb that reads data.</summary>
internal sealed class PictureArguments
{
    private readonly Option<(int Width, int Height)?> _size = Arguments.Size("--size", "pictures: make all of them this size, in pixels (default: the size that they have)");
    private readonly Option<bool> _grey = Arguments.Flag("--grey", "pictures: make them grey (default: grey if all are)");
    private readonly Option<bool> _colour = Arguments.Flag("--colour", "pictures: keep the colours; grey ones get three equal channels (default: if any has colours)");
    private readonly Option<PictureFit?> _fit = Arguments.OneOf<PictureFit>("--fit", "pictures of other proportions than --size: pad them with black (the default), or crop what is too much");
    private readonly Option<string?> _labels = Arguments.Text("--labels", "pictures: a CSV whose first column names the pictures and whose last one has their classes (default: the only CSV in the folder, else sub-folders)", "FILE.csv");
    private readonly Option<bool> _skipBroken = Arguments.Flag("--skip-broken", "pictures: leave broken ones out, and count them (default: refuse them)");

    public void AddTo(Command command)
    {
        command.AddAll(_size, _grey, _colour, _fit, _labels, _skipBroken);
        command.Validators.Add(Exclude);
    }

    public PictureOptions Of(ParseResult parsed) => new()
    {
        Size = parsed.GetValue(_size),
        Colour = parsed.GetValue(_colour) ? true : parsed.GetValue(_grey) ? false : null,
        Fit = parsed.GetValue(_fit),
        Labels = parsed.GetValue(_labels),
        SkipBroken = parsed.GetValue(_skipBroken),
    };

    private void Exclude(CommandResult result)
    {
        if (result.GetValue(_grey) && result.GetValue(_colour))
            result.AddError("--grey and --colour cannot be used together");
    }
}
