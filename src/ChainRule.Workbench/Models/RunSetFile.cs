using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Models;

/// <summary>What runs.json says of the runs beside it.</summary>
/// <param name="Verb">the command that makes them: train</param>
/// <param name="Command">its options and arguments, a word each</param>
public sealed record RunSetFile(string Verb, IReadOnlyList<string> Command)
{
    private const string Name = "runs.json";

    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether all runs are done.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The runs that together are the model: one, or several whose predictions are averaged; none if there is none yet.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>What was found, a row for each run or figure.</summary>
    public JsonArray Table { get; init; } = [];

    /// <summary>How long the command has worked, in all processes.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>What the runs are together.</summary>
    public string What => Verb == "search" ? "search" : "cross-validation";

    /// <summary>What an interrupted command is called.</summary>
    internal string Interrupted => $"a {What} that was interrupted";

    /// <summary>The command that goes on.</summary>
    public string ResumeCommand(string folder) => $"chainrule {Verb} --resume {ShellWords.Join([folder])}";

    /// <summary>Where the file of a folder lies.</summary>
    internal static string In(string folder) => Path.Combine(folder, Name);

    /// <summary>Reads the file of a folder; null if there is none.</summary>
    /// <exception cref="InputException">it is damaged</exception>
    public static RunSetFile? Find(string folder)
    {
        if (!File.Exists(In(folder)))
            return null;
        using var document = StrictJson.Parse(InputFile.ReadAllBytes(In(folder), int.MaxValue), In(folder));
        try
        {
            var file = document.RootElement;
            return new(Word(file.GetProperty("verb")), Words(file.GetProperty("command")))
            {
                IsComplete = file.GetProperty("complete").GetBoolean(),
                Models = Words(file.GetProperty("models")),
                Time = TimeSpan.FromSeconds(file.GetProperty("seconds").GetDouble()),
                Table = JsonArray.Create(file.GetProperty("table").Clone())!,
            };
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new InputException(In(folder), null, "this file was not written by train --folds or search", "start the command anew, in another folder", fault);
        }
    }

    /// <summary>The folders of the runs that together are the model.</summary>
    /// <exception cref="InputException">there is none yet</exception>
    internal IReadOnlyList<string> ModelFolders(string folder) => Models.Count > 0
        ? [.. Models.Select(run => Path.Combine(folder, run))]
        : throw new InputException(folder, null, $"the folder holds {Interrupted}", $"\"{ResumeCommand(folder)}\" goes on with it");

    /// <summary>The only model; that of a run that was interrupted, too.</summary>
    /// <exception cref="InputException">there are several, or none yet</exception>
    internal string OnlyModel(string folder)
    {
        if (ModelFolders(folder) is not [var only])
            throw new InputException(folder, null, $"the folder holds {Models.Count} models, whose predictions evaluate and predict average", $"name one of them: {Path.Combine(folder, Models[0])}");
        var files = new RunFiles(only);
        return files.HasComplete ? files.Model : files.Unfinished.Model;
    }

    internal void Save(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, Format);
        new JsonObject
        {
            ["verb"] = Verb,
            ["command"] = Array(Command),
            ["complete"] = IsComplete,
            ["models"] = Array(Models),
            ["seconds"] = Time.TotalSeconds,
            ["table"] = Table.DeepClone(),
        }.WriteTo(writer);
    }

    private static JsonArray Array(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];

    private static string[] Words(JsonElement words) => [.. words.EnumerateArray().Select(Word)];

    private static string Word(JsonElement word) => word.GetString() ?? throw new InvalidOperationException("A word is null.");
}
