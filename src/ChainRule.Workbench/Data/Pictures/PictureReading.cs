using ChainRule.Data;
using ChainRule.Metrics;
using ChainRule.Workbench.Data.Pictures.Decoding;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>Reads pictures as data: those of a folder with their classes, or those of a folder or a file without.</summary>
internal static class PictureReading
{
    /// <summary>Reads the pictures of a folder.</summary>
    /// <param name="onlyTest">whether to read the test set alone, if there is one</param>
    /// <exception cref="InputException">there are no pictures, one is broken, or they are of different sizes</exception>
    public static LoadedData Folder(string folder, PictureOptions options, TableOptions table, bool onlyTest)
    {
        var found = PictureFolder.Find(folder, options, table);
        var sets = onlyTest ? found with { Train = found.Judged, Validation = null, Test = null } : found;
        var preparation = Preparation(sets, options);
        string[] assumed = options.IsAssumed ? [$"the model was not trained on files of pictures: they are made {preparation}"] : [];
        string[] notes = [.. assumed, .. sets.Named.SelectMany(set => set.Set.Notes)];
        if (!sets.Train.IsLabelled)
        {
            var pictures = LoadedPictures.Of(sets.Train, preparation, options.SkipBroken);
            return new UnlabelledPictures(folder, pictures.Inputs(preparation.Sample)) { Files = Names(pictures.Files), Notes = [.. notes, .. pictures.Notes] };
        }

        var classes = options.Classes ?? sets.Train.Classes;
        if (classes.Count is < 2 or > ConfusionMatrix.MostClasses)
            throw new InputException(folder, null, classes.Count < 2 ? $"all pictures have the class \"{classes[0]}\"" : $"there are {classes.Count} classes, and the maximum is {ConfusionMatrix.MostClasses}", "put the pictures of each class into a folder of their own");
        var (train, validation, test) = (Load(sets.Train)!, Load(sets.Validation), Load(sets.Test));
        string[] unlabelled = [.. sets.Named.Where(set => !set.Set.IsLabelled).Select(set => $"the pictures in {set.Set.Folder} have no classes, so nothing is judged by them")];
        return new SampleData(folder, new(train.Samples, validation?.Samples, test?.Samples))
        {
            Pictures = new(preparation, Names(train.Files), Names((test ?? train).Files)),
            Notes = [.. notes, .. train.Notes, .. unlabelled, .. validation?.Notes ?? [], .. test?.Notes ?? []],
        };

        LabelledPictures? Load(PictureSet? set) => set?.IsLabelled == true ? LabelledPictures.Of(set, preparation, options.SkipBroken, classes, Place, table.Memory.Each) : null;

        long Place(PictureFile file) => KnownWords.Place(classes, file.Label!) is var place and >= 0
            ? place
            : throw new InputException(file.Path, null, $"its class \"{Printable.Text(file.Label!)}\" is unknown", $"the known classes are {Listing.Words(classes)}");
    }

    /// <summary>Reads a single picture.</summary>
    /// <exception cref="InputException">it is broken</exception>
    public static UnlabelledPictures File(byte[] content, string file, PictureOptions options)
    {
        var preparation = options.Trained ?? PictureSurvey.Of(PictureHeader.Read(content, file, unpacks: false)).Choose(options, file);
        return new(file, new LoadedPictures(preparation.Apply(content, file), [new(file, file)], []).Inputs(preparation.Sample)) { Files = [file] };
    }

    private static PicturePreparation Preparation(PictureFolder folder, PictureOptions options)
    {
        if (options.Trained is { } trained)
            return trained;
        var survey = PictureSurvey.OfHeaders(folder.Named.SelectMany(set => set.Set.Files));
        if (survey.Broken is [var first, ..] && !options.SkipBroken)
            throw first.Fault;
        return survey.Count > 0 ? survey.Choose(options, folder.Folder) : throw new InputException(folder.Folder, null, "every picture in this folder is broken", "fetch or save them again");
    }

    private static string[] Names(IReadOnlyList<PictureFile> files) => [.. files.Select(file => file.Name)];
}
