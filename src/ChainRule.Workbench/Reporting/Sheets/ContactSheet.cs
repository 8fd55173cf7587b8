using System.Xml.Linq;
using ChainRule.Data;
using ChainRule.Expressions;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Reporting.Images;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Sheets;

/// <summary>Some pictures of each class on one page, as a model sees them; with augmentation, each also as it looks in the first epochs.</summary>
public sealed class ContactSheet
{
    private const int MostClasses = 100;
    private const int MostOfAClass = 10;
    private const int MostChanged = 3;
    private const int Epochs = 6;

    private readonly LoadedData _data;
    private readonly BatchSource _pictures;
    private readonly Augmentation? _augmentation;

    /// <summary>A sheet of these data.</summary>
    /// <param name="data">pictures with classes, or without</param>
    /// <param name="changes">what is done to them in training, such as <c>shift:2,flip</c>; null for nothing</param>
    /// <exception cref="InputException">these are no pictures, or the changes do not suit them</exception>
    public ContactSheet(LoadedData data, string? changes = null)
    {
        (_data, _pictures) = (data, Pictures(data));
        _augmentation = changes is null ? null : AugmentationReading.Read(changes, _pictures.InputShape);
    }

    /// <summary>Writes the page as one HTML file.</summary>
    public void Write(Stream stream) => HtmlPage.Write(stream, $"{_data.Name}: pictures", Parts());

    private static BatchSource Pictures(LoadedData data)
    {
        BatchSource pictures = data switch
        {
            SampleData samples => samples.Sets.Train,
            UnlabelledPictures unlabelled => new Dataset(unlabelled.Inputs, new Tensor([unlabelled.Inputs.Shape[0]])),
            _ => throw NoPictures(data, "they are rows of a table"),
        };
        return DataImage.IsPicture(pictures.InputShape) ? pictures : throw NoPictures(data, $"samples have the shape {pictures.InputShape}");
    }

    private static InputException NoPictures(LoadedData data, string problem) => new(data.Name, null, $"{problem}, and a sheet shows pictures", "leave --out out, or name pictures");

    private IEnumerable<XElement> Parts()
    {
        yield return Html.Of("h1", _data.Name);
        yield return Html.Of("p", Html.Class("note"), new Text(
            $"Samples of shape {_pictures.InputShape}; {(_augmentation is null ? "as a model sees them." : $"each first as it is, then as training changes it in {Epochs} epochs: {_augmentation}.")}",
            $"样本形状 {_pictures.InputShape}；{(_augmentation is null ? "即模型所见。" : $"每行先是原图，随后是前 {Epochs} 个训练周期中的样子：{_augmentation}。")}"));
        foreach (var (name, rows) in Classes().Take(MostClasses))
        {
            if (name is not null)
                yield return Html.Heading(new($"{name} ({Plural.Of(rows.Length, "picture")})", $"{name}（{rows.Length} 张）"));
            yield return Html.Of("div", [Html.Class("pictures"), .. Shown(Spread(rows))]);
        }
    }

    private IEnumerable<(string? Name, int[] Rows)> Classes()
    {
        if (!_pictures.HasClasses)
            return [(null, [.. Enumerable.Range(0, _pictures.Count)])];
        var classes = _pictures.LoadTargets().Span<long>().ToArray();
        return ClassNames.Of(_pictures.Classes, _pictures.ClassCount).Select((name, c) => ((string?)name, Enumerable.Range(0, classes.Length).Where(row => classes[row] == c).ToArray())).Where(group => group.Item2.Length > 0);
    }

    private int[] Spread(int[] rows)
    {
        var count = Math.Min(rows.Length, _augmentation is null ? MostOfAClass : MostChanged);
        return [.. Enumerable.Range(0, count).Select(i => rows[(long)i * rows.Length / count])];
    }

    private IEnumerable<XElement> Shown(int[] rows)
    {
        var pictures = _pictures.Select(rows).Inputs;
        Tensor[] versions = [pictures, .. Enumerable.Range(1, _augmentation is null ? 0 : Epochs).Select(epoch => Changed(pictures, rows, epoch))];
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var (epoch, version) in versions.Index())
                yield return Html.Of("figure", DataImage.OfSample(version.Rows(i, i + 1).ToDoubles(), _pictures.InputShape, $"{rows[i]}"), Html.Paragraph(epoch == 0 ? (object)Name(rows[i]) : new Text($"epoch {epoch}", $"周期 {epoch}")));
        }
    }

    private Tensor Changed(Tensor pictures, int[] rows, int epoch)
    {
        var changed = pictures.Clone();
        _augmentation!.Apply(changed, rows, seed: 0, epoch);
        return changed;
    }

    private string Name(int row)
    {
        var files = _data switch { SampleData samples => samples.Pictures?.Train, UnlabelledPictures pictures => pictures.Files, _ => null };
        return files?[row] ?? FormattableString.Invariant($"{row}");
    }
}
