using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>A trained model that is trained on: its layers and weights, its preparation and its classes, its optimizer unless options say otherwise.</summary>
internal sealed class ContinuedModel
{
    private const string Remedy = "--new-head draws the last layer anew for the data's classes or numbers";

    private readonly string _path;
    private readonly bool _newHead;
    private readonly ModelUse _use;

    private ContinuedModel(string path, bool newHead) => (_path, _newHead, _use) = (path, newHead, ModelUse.Load(path));

    /// <summary>The model that the options name; null if training starts anew.</summary>
    /// <exception cref="InputException">it is none, or another network is named besides</exception>
    public static ContinuedModel? Load(ExperimentOptions options)
    {
        if (options.From is not { } path)
            return null;
        if ((options.NetworkFile is not null ? "--network" : options.Network.Layers is not null ? "--layers" : null) is { } other)
            throw new InputException(UserInput.CommandLine, null, $"--from and {other} both name a network", "give one of them");
        return new(path, options.NewHead);
    }

    /// <summary>The source, whose tables and pictures are read like those that the model was trained on.</summary>
    public DataSource Reading(DataSource source) => _use.LikeTraining(source, _newHead ? null : _use.Model.Classes);

    /// <summary>Divides the data, which the model's own preparation makes inputs.</summary>
    /// <exception cref="InputException">they are of another kind, or their classes are not the model's</exception>
    public PreparedData Split(LoadedData data, SplitOptions options)
    {
        var learning = options.Preparation ?? new();
        _use.RefuseOwn(_newHead ? learning with { Targets = [], Kinds = [], Kind = null } : learning, ", or train another network");
        if (data is not TableData table)
            return _use.Preparation is null ? data.Split(options) : throw new InputException(data.Name, null, "this is no table", $"{_path} was trained on a table: name data like its training data");
        if (_use.Preparation is { } own)
            return table.Split(options, own, _newHead);
        var plain = PlainRows.Of(table.Table, _use.Model, learning, _newHead ? PlainTarget.New : PlainTarget.Known);
        var split = table.Split(options, plain, _newHead);
        return split with { Notes = [PlainRows.Sentence(plain), .. split.Notes] };
    }

    /// <summary>Builds the model with its weights, and a fresh optimizer.</summary>
    /// <exception cref="InputException">the data do not fit the model, or an option does not</exception>
    public Model Build(string data, BatchSource train, NetworkOptions options)
    {
        var old = _use.Model;
        if (train.InputShape != old.Input)
            throw new InputException(data, null, $"samples have the shape {train.InputShape}", $"{_path} takes {old.Input}");
        if (!_newHead)
            CheckHead(data, train);
        var head = _newHead ? NewHead.Of(old, train, _path) : null;
        var specification = old.Specification with { Layers = head?.Layers ?? old.Specification.Layers };
        var model = Model.Of(options.GoOn(specification), key => options.Locate(key, _path));
        foreach (var (from, to) in old.Network.State.Zip(model.Network.State).Where(pair => head?.Has(pair.Second) != true))
            to.Load(from.Tensor);
        model.Classes = _newHead ? null : old.Classes;
        return model;
    }

    private void CheckHead(string data, BatchSource train)
    {
        var (outputs, loss) = (_use.Model.Output, _use.Model.Loss);
        if (!train.HasClasses && !loss.GivesProbabilities && outputs != train.TargetType.Shape)
            throw new InputException(data, null, $"there {Plural.Of(train.TargetType.Shape.Count, "number is", "numbers are")} to predict, but the output of {_path} has the shape {outputs}", Remedy);
        if (train.HasClasses && outputs.Count != train.ClassCount && loss.ClassCount(outputs) != train.ClassCount)
            throw new InputException(data, null, $"there are {train.ClassCount} classes, but the output of {_path} has the shape {outputs}", Remedy);
        SameClasses.Check(data, train.Classes, _use.Model.Classes, Remedy);
    }
}
