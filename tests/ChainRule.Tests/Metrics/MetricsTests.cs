using System.Text.Json;
using ChainRule.Metrics;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Metrics;

public sealed class MetricsTests
{
    private static readonly JsonElement Figures = Fixtures.Read("metrics.json");

    [Fact]
    public void Classification_figures_are_those_of_scikit_learn()
    {
        foreach (var example in Figures.GetProperty("classification").EnumerateArray())
        {
            var matrix = new ConfusionMatrix(example.GetProperty("classes").GetInt32());
            foreach (var (actual, predicted) in example.GetProperty("actual").Doubles().Zip(example.GetProperty("predicted").Doubles()))
                matrix.Add((int)actual, (int)predicted);
            var classes = Enumerable.Range(0, matrix.Classes).ToArray();
            var name = example.GetProperty("name").GetString();
            Near.Equal(example.GetProperty("accuracy").GetDouble(), matrix.Accuracy, what: name);
            Near.Equal(example.GetProperty("precision").Doubles(), [.. classes.Select(matrix.Precision)], what: name);
            Near.Equal(example.GetProperty("recall").Doubles(), [.. classes.Select(matrix.Recall)], what: name);
            Near.Equal(example.GetProperty("f1").Doubles(), [.. classes.Select(matrix.F1)], what: name);
            Near.Equal(example.GetProperty("macro_precision").GetDouble(), matrix.MacroPrecision, what: name);
            Near.Equal(example.GetProperty("macro_recall").GetDouble(), matrix.MacroRecall, what: name);
            Near.Equal(example.GetProperty("macro_f1").GetDouble(), matrix.MacroF1, what: name);
            foreach (var (row, actual) in example.GetProperty("confusion_matrix").EnumerateArray().Select((row, i) => (row, i)))
                Assert.Equal([.. row.EnumerateArray().Select(c => c.GetInt64())], classes.Select(predicted => matrix[actual, predicted]));
        }
    }

    [Fact]
    public void Regression_figures_are_those_of_scikit_learn()
    {
        foreach (var example in Figures.GetProperty("regression").EnumerateArray())
        {
            var (actual, predicted) = (example.GetProperty("actual").Doubles(), example.GetProperty("predicted").Doubles());
            var errors = new RegressionErrors(1);
            errors.Add(Tensor.From(predicted, predicted.Length, 1), Tensor.From(actual, actual.Length, 1));
            Near.Equal(example.GetProperty("mae").GetDouble(), errors.MeanAbsoluteError);
            Near.Equal(example.GetProperty("rmse").GetDouble(), errors.RootMeanSquaredError);
            if (example.GetProperty("r2") is { ValueKind: JsonValueKind.Number } r2)
                Near.Equal(r2.GetDouble(), errors.RSquared, 1e-9);
            else
                Assert.Equal(double.NaN, errors.RSquared);
        }
    }

    [Fact]
    public void A_single_output_is_class_1_above_the_threshold()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add(Tensor.From([0.4f, 0.5f, 0.6f], 3, 1), [0, 0, 1], threshold: 0.5);
        Assert.Equal(1, matrix.Accuracy);
    }

    [Fact]
    public void A_class_that_is_neither_there_nor_predicted_is_in_no_mean()
    {
        var matrix = new ConfusionMatrix(4);
        foreach (var c in (int[])[1, 2, 3, 3])
            matrix.Add(c, c);
        Assert.Equal([1, 2, 3], matrix.Occurring);
        Assert.Equal((1, 1, 1), (matrix.MacroPrecision, matrix.MacroRecall, matrix.MacroF1));
    }

    [Fact]
    public void Nothing_counted_is_0_everywhere()
    {
        var matrix = new ConfusionMatrix(3);
        Assert.Equal((0, 0, 0, 0), (matrix.Accuracy, matrix.MacroPrecision, matrix.MacroRecall, matrix.MacroF1));
    }

    [Fact]
    public void R2_is_the_mean_of_the_outputs_that_have_one()
    {
        var errors = new RegressionErrors(2);
        errors.Add(Tensor.From([1.0, 5, 2, 5, 3, 4], 3, 2), Tensor.From([1.0, 5, 2, 5, 3, 5], 3, 2));
        Assert.Equal(1, errors.RSquared);
        Assert.Equal("loss 0.5000  R² 1.000", new Evaluation(0.5, null, errors).ToString());
    }

    [Fact]
    public void Several_outputs_are_told_together_and_each_in_its_unit()
    {
        var errors = new RegressionErrors(2);
        errors.Add(Tensor.From([1.0, 0, 3, 2], 2, 2), Tensor.From([0.0, 0, 2, 4], 2, 2));
        Assert.Equal([("mae", 1), ("rmse", Math.Sqrt(1.5)), ("r2", 0.25)], errors.Figures);
        var scaled = errors.In(10, 0.5);
        Assert.Equal([("mae", 10), ("rmse", 10), ("r2", 0)], scaled.ByOutput[0].Figures);
        Assert.Equal([("mae", 0.5), ("rmse", Math.Sqrt(0.5)), ("r2", 0.5)], scaled.ByOutput[1].Figures);
        Assert.Equal([("mae", 5.25), ("rmse", Math.Sqrt((200 + 1) / 4.0)), ("r2", 0.25)], scaled.Figures);
        Assert.Throws<ArgumentException>(() => errors.In(10));
    }

    [Fact]
    public void R2_of_a_constant_target_is_undefined()
    {
        var errors = new RegressionErrors(1);
        errors.Add(Tensor.From([2.0, 2.5], 2, 1), Tensor.From([2.0, 2.0], 2, 1));
        Assert.Equal(double.NaN, errors.RSquared);
        Assert.Equal("loss 0.5000  R² undefined", new Evaluation(0.5, null, errors).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ConfusionMatrix.MostClasses + 1)]
    public void As_many_classes_as_cannot_be_counted_are_refused(int classes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(classes));

    [Fact]
    public void The_first_of_equal_outputs_counts() =>
        Assert.Equal(1, ConfusionMatrix.PredictedClass(Tensor.From([0f, 2f, 2f], 1, 3), 0, 0.5));
}
