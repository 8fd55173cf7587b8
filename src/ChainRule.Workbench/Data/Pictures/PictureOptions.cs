using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Pictures;

/// <summary>How to read pictures; null means by what the pictures are, or the default.</summary>
public sealed record PictureOptions
{
    /// <summary>The size that all are made; if null, the one that they have.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>In colour or in grey; if null, in colour if any of them is.</summary>
    public bool? Colour { get; init; }

    public PictureFit? Fit { get; init; }

    /// <summary>The CSV file with the names of the pictures and their labels.</summary>
    public string? Labels { get; init; }

    /// <summary>Whether to go on without pictures that are broken.</summary>
    public bool SkipBroken { get; init; }

    /// <summary>Whether the labels are read; for a prediction they are not needed.</summary>
    public bool WithLabels { get; init; } = true;

    /// <summary>How the pictures of a trained model are prepared, which the options above do not change.</summary>
    internal PicturePreparation? Trained { get; init; }

    /// <summary>Whether the model was trained on no files, so that its samples' shape alone says how to prepare pictures.</summary>
    internal bool IsAssumed { get; init; }

    /// <summary>The classes of a trained model, in order.</summary>
    internal IReadOnlyList<string>? Classes { get; init; }

    /// <summary>The first option that says how pictures are prepared; null if none does.</summary>
    internal string? FirstOption => Size is not null ? "--size" : Colour is { } colour ? (colour ? "--colour" : "--grey") : Fit is not null ? "--fit" : null;

    /// <summary>These options, to read pictures as those that a model was trained on.</summary>
    /// <param name="trained">how those were prepared; null if they were no files</param>
    /// <param name="sample">what the model takes</param>
    /// <param name="classes">the model's; null if the data's own are learnt anew</param>
    internal PictureOptions LikeThoseOf(PicturePreparation? trained, Shape sample, IReadOnlyList<string>? classes) =>
        this with { Trained = trained ?? PicturePreparation.For(sample), Classes = classes, IsAssumed = trained is null && PicturePreparation.For(sample) is not null };
}
