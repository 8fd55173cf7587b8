using ChainRule.Data;
using ChainRule.Diagnoses;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Training;

namespace ChainRule.Tests.Diagnoses;

/// <summary>A model with its data, to be trained under a doctor's eyes.</summary>
internal sealed class Patient(Layer model, Loss loss, Optimizer optimizer, (BatchSource Train, BatchSource Validation) data)
{
    public Layer Model => model;

    public int Epochs { get; init; } = 25;

    public int BatchSize { get; init; } = 16;

    public Regularization? Regularization { get; init; }

    public Augmentation? Augmentation { get; init; }

    /// <summary>Trains and returns the doctor; a training that diverges ends there.</summary>
    public async Task<Doctor> WatchAsync()
    {
        var doctor = new Doctor();
        try
        {
            await foreach (var report in Trainer(doctor).FitAsync(data.Train, data.Validation, Epochs))
                LastReport = report;
        }
        catch (DivergedException)
        {
            Assert.NotNull(doctor.Diagnosis);
        }

        return doctor;
    }

    public EpochReport? LastReport { get; private set; }

    /// <summary>What is said of the model as it is now.</summary>
    public Diagnosis Diagnose(bool isTrained = false) => Diagnosis.Of(Trainer(), data.Train, isTrained);

    private Trainer Trainer(params IReadOnlyList<ICallback> callbacks) => new(model, loss, optimizer)
    {
        BatchSize = BatchSize,
        Regularization = Regularization,
        Augmentation = Augmentation,
        Callbacks = callbacks,
    };
}
