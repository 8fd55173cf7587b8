using ChainRule.Data;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Explanations;

/// <summary>Explains a trainer's next step, and a recorded program's gradients.</summary>
public static class TrainingExplanations
{
    /// <summary>Explains the gradients of the trainer's next step on these samples; the model does not change.</summary>
    /// <param name="trainer">the trainer that would take the step</param>
    /// <param name="samples">one row of a data set, or a few</param>
    /// <param name="addresses">what to explain: 2.weight[3,7]; all parameters of a small model when none is given</param>
    /// <returns>the explanation as data; print it to read it</returns>
    /// <exception cref="ExplanationException">there is no such parameter, or the model is too large to be explained whole</exception>
    /// <exception cref="Operations.NonFiniteException">an input or a target is NaN or infinite; the message names the first</exception>
    /// <exception cref="ShapeException">the samples do not fit the model</exception>
    public static Explanation Explain(this Trainer trainer, BatchSource samples, params IReadOnlyList<string> addresses) =>
        trainer.Explain(samples, new ExplanationOptions(), addresses);

    /// <inheritdoc cref="Explain(Trainer, BatchSource, IReadOnlyList{string})"/>
    /// <param name="trainer">the trainer that would take the step</param>
    /// <param name="samples">one row of a data set, or a few</param>
    /// <param name="options">what to explain, and at what length</param>
    /// <param name="addresses">what to explain: 2.weight[3,7]; all parameters of a small model when none is given</param>
    public static Explanation Explain(this Trainer trainer, BatchSource samples, ExplanationOptions options, params IReadOnlyList<string> addresses)
    {
        var given = samples.ToDataset();
        var inputs = given.Inputs.InPrecision(trainer.Model.DataType());
        FiniteData.Require(inputs, given.Inputs, "input");
        trainer.FollowSchedules();
        return Explanation.Of(trainer.Objective, inputs, given.Targets, addresses, trainer.Optimizer, options);
    }

    /// <summary>Explains the gradients of a recorded loss on the program's current inputs; nothing is updated.</summary>
    /// <param name="program">a program in which a loss was differentiated</param>
    /// <param name="addresses">what to explain: 2.weight[3,7]; all parameters of a small model when none is given</param>
    /// <returns>the explanation as data; print it to read it</returns>
    /// <exception cref="ExplanationException">there is no such parameter, or there are too many to explain all</exception>
    /// <exception cref="InvalidOperationException">no gradient was recorded</exception>
    public static Explanation Explain(this RecordedProgram program, params IReadOnlyList<string> addresses) =>
        program.Explain(new ExplanationOptions(), addresses);

    /// <inheritdoc cref="Explain(RecordedProgram, IReadOnlyList{string})"/>
    /// <param name="program">a program in which a loss was differentiated</param>
    /// <param name="options">what to explain, and at what length</param>
    /// <param name="addresses">what to explain: 2.weight[3,7]; all parameters of a small model when none is given</param>
    public static Explanation Explain(this RecordedProgram program, ExplanationOptions options, params IReadOnlyList<string> addresses) =>
        new Explainer("program", program.Tape, new Dictionary<Variable, Tensor>(), options).Explain(addresses);
}
