using ChainRule.Data;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Tapes;

public sealed class ExchangedTensorTests
{
    private static readonly Tensor X = Some.Tensor([4, 3], DType.Float32);

    [Fact]
    public void A_program_of_tensors_that_were_exchanged_is_refused()
    {
        var model = new Sequential(new Linear(3, 2), new Linear(2, 2));
        var program = RecordedProgram.Record(tape => [model.Forward(tape.Input(X))]);
        program.Run(X);
        Assert.True(program.IsCurrent);
        var tensor = model.Parameters[2].Tensor;
        model.Parameters[2].Use(tensor.Clone());
        Assert.False(program.IsCurrent);
        Assert.Equal("1.weight no longer holds the tensor with which the program was recorded: record it again.", Assert.Throws<InvalidOperationException>(() => program.Run(X)).Message);
        model.Parameters[2].Use(tensor);
        program.Run(X);
    }

    [Fact]
    public void Values_that_were_loaded_are_no_exchange()
    {
        var model = new Linear(3, 2);
        var program = RecordedProgram.Record(tape => [model.Forward(tape.Input(X))]);
        model.Parameters[0].Load(new Tensor([2, 3]));
        program.Run(X);
        Assert.Equal(model.Forward(new Tape().Input(X)).Value.ToDoubles(), program.Outputs[0].ToDoubles());
    }

    [Fact]
    public async Task A_fit_records_anew_what_was_converted_between_epochs()
    {
        var (model, data) = (new Sequential(new Linear(3, 8), new BatchNorm1d(8), new Dropout(), new Linear(8, 2)), new Dataset(X, Some.Indexes(4, 2)));
        var weights = new List<double[]>();
        var trainer = new Trainer(model, new CrossEntropy(), new Adam()) { Callbacks = [new EarlyStopping(9)] };
        await foreach (var report in trainer.FitAsync(data, data, epochs: 3))
        {
            model.To(report.Epoch == 1 ? DType.Float64 : model.DataType());
            weights.Add(model.Parameters[0].Tensor.ToDoubles());
        }

        Assert.Equal(DType.Float64, model.DataType());
        Assert.NotEqual(weights[0], weights[1]);
        Assert.Contains(weights[1], weight => (float)weight != weight);
    }
}
