using System.Globalization;
using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Explanations;

/// <summary>What a trainer, and a recorded program, say of their own gradients.</summary>
public sealed class TrainingExplanationsTests
{
    private static readonly Dataset Moons = BuiltIn.Create("moons", seed: 3).Train.ToDataset();

    [Fact]
    public void A_trainer_explains_the_step_that_it_would_take()
    {
        var model = new Sequential(new Linear(2, 3), new Tanh(), new Linear(3, 2));
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(0.5)) { Regularization = new(l2: 0.1) };
        var explanation = trainer.Explain(Moons.Select([7]), "2.weight[1,2]");
        Assert.Equal(explanation.Subjects[0].Value - 0.5 * explanation.Subjects[0].Gradient, explanation.Subjects[0].Updated!.Value, 1e-12);
        Assert.Contains("0.1·w⁽²⁾₂₃", explanation.ToString(), StringComparison.Ordinal);
        Assert.Equal(["0.weight[0,0]", "input[0,1]"], trainer.Explain(Moons.Select([7]), new ExplanationOptions(), "0.weight[0,0]", "input[1]").Subjects.Select(subject => subject.Address));
    }

    [Fact]
    public void Class_indexes_are_handed_over_as_the_loss_takes_them()
    {
        var trainer = new Trainer(new Sequential(new Linear(2, 2)), new MeanSquaredError(), new Sgd(0.5));
        Assert.Equal([1 - Moons.Targets.Value(0), Moons.Targets.Value(0)], trainer.Explain(Moons.Select([0])).Given.Where(given => given.Address.StartsWith("target", StringComparison.Ordinal)).Select(given => given.Value));
    }

    [Fact]
    public void Nothing_is_explained_of_no_samples()
    {
        var trainer = new Trainer(new Sequential(new Linear(2, 2)), new CrossEntropy(), new Sgd(0.5));
        Assert.Equal("An explanation needs at least one sample; an input of shape [0, 2] has none.", Assert.Throws<ShapeException>(() => trainer.Explain(Moons.Select())).Message);
    }

    [Fact]
    public void A_program_explains_its_current_inputs_and_changes_nothing()
    {
        var model = new Sequential(new Linear(2, 2), new Sigmoid());
        var optimizer = new Adam(0.1);
        var program = RecordedProgram.Record(
            tape =>
            {
                var loss = new HalfSquaredError().Compute(model.Forward(tape.Input(new Tensor([1, 2]), "x")), tape.Input(new Tensor([1, 2]), "t"));
                optimizer.Minimize(loss, model.Parameters);
                return [loss];
            },
            training: true);
        program.Run(Tensor.From([0.5f, -1], 1, 2), Tensor.From([1f, 0], 1, 2));
        var before = model.Parameters.Select(parameter => parameter.Tensor.ToDoubles()).ToList();

        var explanation = program.Explain("0.weight[1,0]");
        Assert.Equal([0.5, -1], explanation.Given.Where(given => given.Address.StartsWith('x')).Select(given => given.Value));
        Assert.Equal(before[0][2], explanation.Subjects[0].Value);
        Assert.Equal(before, model.Parameters.Select(parameter => parameter.Tensor.ToDoubles()));
        Assert.Equal(1, optimizer.StepCount);

        program.Run();
        Near.Equal([explanation.Subjects[0].Updated!.Value], [model.Parameters[0].Tensor.Value(2)], 1e-6);
    }

    [Fact]
    public void A_model_too_large_is_refused_in_the_same_words_everywhere()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var trainer = new Trainer(new Linear(2, 2000), new CrossEntropy(), new Sgd(0.5));
            Assert.StartsWith("The network has 6,002 parameters and inputs, ", Assert.Throws<ExplanationException>(() => trainer.Explain(Moons.Select([7]))).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_program_without_gradients_has_none_to_explain() =>
        Assert.Throws<InvalidOperationException>(() => RecordedProgram.Record(tape => [tape.Input(new Tensor([2])) + 1]).Explain());
}
