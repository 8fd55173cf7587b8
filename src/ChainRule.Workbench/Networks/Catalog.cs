namespace ChainRule.Workbench.Networks;

/// <summary>A type of the network format: its name there, its settings (the main one first), and what is made of them.</summary>
internal sealed record CatalogEntry<TContext, TMade>(string Type, string[] Settings, Func<StrictObject, TContext, TMade> Make);

/// <summary>The types of one kind, such as layers, that the network format knows.</summary>
internal sealed class Catalog<TContext, TMade>(params CatalogEntry<TContext, TMade>[] entries)
{
    public IEnumerable<string> Types => entries.Select(entry => entry.Type);

    public CatalogEntry<TContext, TMade>? Find(string type) => Array.Find(entries, entry => entry.Type == type);

    public CatalogEntry<TContext, TMade> Named(StrictValue type) =>
        Find(type.Text()) ?? throw type.Refuse($"{type.Quote()} is not a known type", "known here: " + string.Join(", ", Types));

    /// <summary>What an object of a type and its settings describes.</summary>
    public TMade Read(StrictValue value, TContext context)
    {
        var settings = value.Object();
        var entry = Named(settings.Required("type"));
        return entry.Make(settings.Only(["type", .. entry.Settings]), context);
    }
}
