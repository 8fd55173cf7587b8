namespace ChainRule.Training;

/// <summary>A change of where things are in a picture. Those of an augmentation are composed, so that a picture is sampled once.</summary>
public abstract record PlaceChange : PictureChange
{
    /// <summary>Draws where the pixels of the changed picture are taken from.</summary>
    public abstract PlaceMap Draw(ref ChangeDraws draws, int height, int width);
}
