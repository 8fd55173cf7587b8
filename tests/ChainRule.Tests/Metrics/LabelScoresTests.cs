using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Metrics;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Metrics;

public sealed class LabelScoresTests
{
    // Figures of scikit-learn 1.2.1: accuracy_score, precision_recall_fscore_support(average="macro", zero_division=0).
    [Fact]
    public void Figures_are_those_of_scikit_learn()
    {
        var scores = new LabelScores(3);
        var answers = Tensor.From<float>([1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0], 4, 3);
        scores.Add(Tensor.From<float>([2, -1, -3, -2, 1, -1, 1, -1, -1, 3, -1, -2], 4, 3), answers, threshold: 0);
        Assert.Equal(4, scores.Count);
        Assert.Equal(["accuracy", "exact_match", "macro_precision", "macro_recall", "macro_f1"], scores.Figures.Select(figure => figure.Name));
        Near.Equal([0.75, 0.25, 5 / 9.0, 0.5, 22 / 45.0], [.. scores.Figures.Select(figure => figure.Value)]);
        Near.Equal([0.75, 2 / 3.0, 1, 0.8], [.. LabelScores.FiguresOf(scores.ByLabel[0]).Select(figure => figure.Value)]);
    }

    [Fact]
    public void Numbers_that_a_loss_takes_for_probabilities_are_judged_as_labels()
    {
        var model = new Sequential(new Linear(2, 2));
        model.Parameters[0].Load(Tensor.From<float>([1, 0, 0, 1], 2, 2));
        model.Parameters[1].Load(new Tensor([2]));
        var data = new Dataset(Tensor.From<float>([1, -1, 2, 3], 2, 2), Tensor.From<float>([1, 0, 1, 0], 2, 2));
        var judged = new Evaluator(model, new BinaryCrossEntropy()).Evaluate(data);
        Assert.Null(judged.Regression);
        Assert.Equal(0.75, judged.Labels!.Accuracy);
        Assert.Equal(0.5, judged.Labels.ExactMatch);
        Assert.Matches(@"^loss \d\.\d{4}  accuracy  75\.0 %$", judged.ToString());
        Assert.NotNull(new Evaluator(model, new MeanSquaredError()).Evaluate(data).Regression);
    }
}
