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

/// <summary>Explains gradients on a tape with a differentiated loss, and the optimizer's step if there is one; given values replace those of its inputs.</summary>
/// <exception cref="InvalidOperationException">no loss was differentiated on the tape</exception>
internal sealed class Explainer(string network, Tape tape, IReadOnlyDictionary<Variable, Tensor> given, ExplanationOptions options)
{
    // The most values that a network may have to be explained as a whole.
    private const int MostValues = 400;

    private readonly Rounding? _rounding = options.Round is { } decimals ? new(decimals) : null;
    private readonly Differentiation _differentiation =
        tape.Differentiated ?? throw new InvalidOperationException("Nothing was differentiated on this tape, so there is no gradient to explain.");

    /// <summary>Explains the gradients of these elements; of all parameters when none is given.</summary>
    /// <exception cref="ExplanationException">there is no such element, or the network is too large to be explained whole</exception>
    public Explanation Explain(IReadOnlyList<string> addresses)
    {
        var subjects = addresses.Count > 0
            ? [.. addresses.Select(address => Address.Find(address, _differentiation.By)).Distinct()]
            : Everything();
        var limits = addresses.Count > 0 && !options.Everything ? options : options with { MostTerms = int.MaxValue, MostSteps = int.MaxValue };
        var replay = Replay.Of(tape, given, rounding: _rounding);
        var symbols = new SymbolTable(tape);
        var tracer = new Tracer(replay, symbols);
        var gradients = subjects.ToDictionary(subject => subject, subject => subject with { Variable = _differentiation.GradientOf(subject.Variable)! });
        var updates = subjects.ToDictionary(subject => subject, Update);
        Place[] wanted = [new(_differentiation.Loss, 0), .. gradients.Values, .. updates.Values.OfType<Place>()];
        var reach = new Reach(tracer, subjects);

        // From the input on; where that is too long, only what leads from the subjects to the loss.
        var derivation = Derive(_ => true) is { IsComplete: true } complete ? complete : Derive(reach.Contains);
        var givenNumbers = derivation.Given.ToLookup(place => tape.Inputs.Contains(place.Variable), Given);
        var reader = new NetworkGraphReader(tracer, _differentiation, derivation.Named, place => addresses.Count == 0 || reach.Contains(place));
        var exact = _rounding is null ? replay : Replay.Of(tape, given);
        var comparer = options.Methods ? new MethodComparer(new(exact, symbols), _differentiation, subjects, options.Timed) : null;
        return new()
        {
            Network = network,
            Subjects = [.. subjects.Select(subject => new Subject(subject.ToString(), symbols[subject], replay.Value(subject), replay.Value(gradients[subject]), updates[subject] is { } update ? replay.Value(update) : null))],
            Given = [.. givenNumbers[true], .. OneHotTarget.Of(replay, symbols), .. givenNumbers[false]],
            ForwardValues = [.. derivation.ForwardValues.Select(Given)],
            Sections = Sections(derivation, [.. gradients.Values]),
            Omitted = derivation.Omitted,
            Indexed = Indexing.Of(subjects, derivation.Named, symbols),
            Loss = replay[_differentiation.Loss].Item(),
            LossAfter = LossAfter(replay),
            SlopeAlongStep = SlopeAlongStep(replay),
            Graph = tape.Inputs is [var input, ..] ? reader.Read(input, subjects) : null,
            Methods = comparer is null ? [] : [.. subjects.Select(subject => comparer.Compare(subject, exact.Value(gradients[subject])))],
            ErrorShares = options.ErrorShares ? new ErrorShareAccount(replay, _differentiation, symbols, limits.MostTerms).Table() : null,
            Descents = options.Descent ? [.. subjects.Select(subject => LossCurve.Of(exact, _differentiation.Loss, subject, symbols[subject], gradients[subject], updates[subject]))] : [],
        };

        Derivation Derive(Func<Place, bool> isDerived) => new(tracer, _differentiation.Loss, isDerived, Closeness, wanted, limits);

        Closeness Closeness(Place place) =>
            subjects.Contains(place) || gradients.ContainsValue(place) ? Explanations.Closeness.Subject
            : place.Variable.Index < _differentiation.Loss.Index && reach.Contains(place) ? Explanations.Closeness.Dependent
            : Explanations.Closeness.None;

        Given Given(Place place) => new(place.ToString(), symbols[place], replay.Value(place));
    }

    // All parameters; the input of a network that has none.
    private Place[] Everything()
    {
        var values = tape.Variables.Where(variable => variable.Name is not null && variable.Type != DType.Int64).Sum(variable => (long)variable.Shape.Count);
        if (values > MostValues)
            throw new ExplanationException(string.Create(CultureInfo.InvariantCulture, $"The network has {_differentiation.By.Sum(v => (long)v.Shape.Count):N0} parameters and inputs, too many to explain at once: name one, such as {new Place(_differentiation.By[0], 0)}; there are {string.Join(", ", _differentiation.By.Select(v => $"{v} {v.Shape}"))}."));
        var parameters = _differentiation.By.Where(variable => !tape.Inputs.Contains(variable)).ToList();
        return
        [
            .. from variable in parameters.Count > 0 ? parameters : _differentiation.By
               from index in Enumerable.Range(0, variable.Shape.Count)
               select new Place(variable, index),
        ];
    }

    private Place? Update(Place subject) =>
        Updates().FirstOrDefault(node => node.Inputs[0] == subject.Variable) is { } node ? subject with { Variable = node.Output } : null;

    private IEnumerable<Node> Updates() =>
        tape.Nodes.Where(node => node.Operation.Effect == Effect.Update && _differentiation.By.Contains(node.Inputs[0]));

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
        var updated = new Dictionary<Variable, Tensor>(given);
        foreach (var node in Updates())
            updated[node.Inputs[0]] = replay[node.Output];
        return Replay.Of(tape, updated, _differentiation.Loss, _rounding)[_differentiation.Loss].Item();
    }

    private double? SlopeAlongStep(Replay replay) => Updates().Any()
        ? Updates().Sum(node => replay[_differentiation.GradientOf(node.Inputs[0])!].ToDoubles()
            .Zip(replay[node.Inputs[0]].ToDoubles(), replay[node.Output].ToDoubles())
            .Sum(element => element.First * (element.Third - element.Second)))
        : null;
}
