using System.Globalization;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.ErrorShares;
using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Methods;
using ChainRule.Explanations.Networks;
using ChainRule.Explanations.Replays;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations;

/// <summary>Reads a tape on which a loss was differentiated, and writes why some of its gradients are what they are.</summary>
internal sealed class Explainer
{
    // The most values that a network may have to be explained as a whole.
    private const int MostValues = 400;

    private readonly string _network;
    private readonly Tape _tape;
    private readonly IReadOnlyDictionary<Variable, Tensor> _given;
    private readonly ExplanationOptions _options;
    private readonly Differentiation _differentiation;
    private readonly Rounding? _rounding;

    /// <summary>An explainer of a tape.</summary>
    /// <param name="network">what the network is called</param>
    /// <param name="tape">a loss, its gradients, and where wanted an optimizer's step</param>
    /// <param name="given">values in place of those that the tape's inputs have</param>
    /// <param name="options">what is said</param>
    /// <exception cref="InvalidOperationException">no loss was differentiated on the tape</exception>
    public Explainer(string network, Tape tape, IReadOnlyDictionary<Variable, Tensor> given, ExplanationOptions options)
    {
        (_network, _tape, _given, _options) = (network, tape, given, options);
        _differentiation = tape.Differentiated ?? throw new InvalidOperationException("Nothing was differentiated on this tape, so there is no gradient to explain.");
        _rounding = options.Round is { } decimals ? new(decimals) : null;
    }

    /// <summary>Explains the gradients of the given elements; of all parameters when none is given.</summary>
    /// <exception cref="ExplanationException">there is no such element, or the network is too large to be explained whole</exception>
    public Explanation Explain(IReadOnlyList<string> addresses)
    {
        var subjects = addresses.Count > 0
            ? [.. addresses.Select(address => Address.Find(address, _differentiation.By)).Distinct()]
            : Everything();
        var options = addresses.Count > 0 && !_options.Everything ? _options : _options with { MostTerms = int.MaxValue, MostSteps = int.MaxValue };
        var replay = Replay.Of(_tape, _given, rounding: _rounding);
        var symbols = new SymbolTable(_tape);
        var tracer = new Tracer(replay, symbols);
        var gradients = subjects.ToDictionary(subject => subject, Gradient);
        var updates = subjects.ToDictionary(subject => subject, Update);
        Place[] wanted = [new(_differentiation.Loss, 0), .. gradients.Values, .. updates.Values.OfType<Place>()];
        var reach = new Reach(tracer, subjects);

        // From the input on; where that is too long, what leads from the subjects to the loss.
        var derivation = Derive(_ => true) is { IsComplete: true } complete ? complete : Derive(reach.Contains);
        var given = derivation.Given.ToLookup(place => _tape.Inputs.Contains(place.Variable), Given);
        var reader = new NetworkGraphReader(replay, symbols, tracer, _differentiation, derivation.Named, place => addresses.Count == 0 || reach.Contains(place));
        var exact = _rounding is null ? replay : Replay.Of(_tape, _given);
        var comparer = _options.Methods ? new MethodComparer(exact, _differentiation, subjects, symbols, _options.Timed) : null;
        return new()
        {
            Network = _network,
            Subjects = [.. subjects.Select(subject => new Subject(subject.ToString(), symbols[subject], replay.Value(subject), replay.Value(gradients[subject]), updates[subject] is { } update ? replay.Value(update) : null))],
            Given = [.. given[true], .. OneHotTarget.Of(replay, symbols), .. given[false]],
            Taken = [.. derivation.Taken.Select(Given)],
            Sections = Sections(derivation, [.. gradients.Values]),
            Omitted = derivation.Omitted,
            Indexed = Indexing.Of(subjects, derivation.Named, symbols),
            Loss = replay[_differentiation.Loss].Item(),
            LossAfter = LossAfter(replay),
            SlopeAlongStep = SlopeAlongStep(replay),
            Graph = _tape.Inputs is [var input, ..] ? reader.Read(input, subjects) : null,
            Methods = comparer is null ? [] : [.. subjects.Select(subject => comparer.Compare(subject, exact.Value(gradients[subject])))],
            ErrorShares = _options.ErrorShares ? ErrorShareAccount.Of(replay, _differentiation, symbols, options.MostTerms) : null,
            Descents = _options.Descent ? [.. subjects.Select(subject => LossCurve.Of(exact, _differentiation.Loss, subject, symbols[subject], gradients[subject], updates[subject]))] : [],
        };

        Derivation Derive(Func<Place, bool> isDerived) => new(replay, symbols, tracer, _differentiation.Loss, isDerived, Closeness, wanted, options);

        Closeness Closeness(Place place) =>
            subjects.Contains(place) || gradients.ContainsValue(place) ? Explanations.Closeness.Subject
            : place.Variable.Index < _differentiation.Loss.Index && reach.Contains(place) ? Explanations.Closeness.Dependent
            : Explanations.Closeness.None;

        Given Given(Place place) => new(place.ToString(), symbols[place], replay.Value(place));
    }

    private Place[] Everything()
    {
        var values = _tape.Variables.Where(variable => variable.Name is not null && variable.Type != DType.Int64).Sum(variable => (long)variable.Shape.Count);
        if (values > MostValues)
            throw new ExplanationException(string.Create(CultureInfo.InvariantCulture, $"The network has {_differentiation.By.Sum(v => (long)v.Shape.Count):N0} parameters and inputs, too many to explain at once: name one, such as {new Place(_differentiation.By[0], 0)}; there are {string.Join(", ", _differentiation.By.Select(v => $"{v} {v.Shape}"))}."));
        // All parameters; of a network that has none, the input.
        var parameters = _differentiation.By.Where(variable => !_tape.Inputs.Contains(variable)).ToList();
        return
        [
            .. from variable in parameters.Count > 0 ? parameters : _differentiation.By
               from index in Enumerable.Range(0, variable.Shape.Count)
               select new Place(variable, index),
        ];
    }

    private Place Gradient(Place subject) => subject with { Variable = _differentiation.GradientOf(subject.Variable)! };

    private Place? Update(Place subject) =>
        Updates().FirstOrDefault(node => node.Inputs[0] == subject.Variable) is { } node ? subject with { Variable = node.Output } : null;

    private IEnumerable<Node> Updates() =>
        _tape.Nodes.Where(node => node.Operation.Effect == Effect.Update && _differentiation.By.Contains(node.Inputs[0]));

    private Section[] Sections(Derivation derivation, HashSet<Place> gradients)
    {
        var lastGradient = _differentiation.By.Max(variable => _differentiation.GradientOf(variable)!.Index);
        return
        [
            .. from line in derivation.Lines()
               group line.Steps by KindOf(line.Place) into steps
               orderby steps.Key
               select new Section(steps.Key, [.. steps.SelectMany(step => step)]),
        ];

        SectionKind KindOf(Place place) =>
            place.Variable.Index > lastGradient ? SectionKind.Update
            : gradients.Contains(place) ? SectionKind.Gradient
            : place.Variable == _differentiation.Loss ? SectionKind.Loss
            : place.Variable.Index < _differentiation.Loss.Index ? SectionKind.Forward
            : SectionKind.Backward;
    }

    // On the same batch, with every parameter as the optimizer left it.
    private double? LossAfter(Replay replay)
    {
        if (!Updates().Any())
            return null;
        var given = new Dictionary<Variable, Tensor>(_given);
        foreach (var node in Updates())
            given[node.Inputs[0]] = replay[node.Output];
        return Replay.Of(_tape, given, _differentiation.Loss, _rounding)[_differentiation.Loss].Item();
    }

    private double? SlopeAlongStep(Replay replay) => Updates().Any()
        ? Updates().Sum(node => replay[_differentiation.GradientOf(node.Inputs[0])!].ToDoubles()
            .Zip(replay[node.Inputs[0]].ToDoubles(), replay[node.Output].ToDoubles())
            .Sum(element => element.First * (element.Third - element.Second)))
        : null;
}
