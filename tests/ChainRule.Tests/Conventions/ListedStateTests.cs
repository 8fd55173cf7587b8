using System.Reflection;
using ChainRule.Data;
using ChainRule.Devices;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tapes;
using ChainRule.Tensors;
using ChainRule.Tests.Optimizers;
using ChainRule.Training;

namespace ChainRule.Tests.Conventions;

/// <summary>What is not in the state cannot influence the next step: every tensor in reach of a trainer that a step changes is listed.</summary>
public sealed class ListedStateTests
{
    public static TheoryData<string> OptimizerNames => TrainingStep.OptimizerNames;

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public async Task Every_tensor_that_training_changes_is_listed(string name)
    {
        var step = TrainingStep.OfPictures(TrainingStep.Optimizers[name]());
        var changed = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);

        // With threads of its own: those of the default device may be at work on tensors of other tests.
        Assert.Empty(await Unlisted(
            watch => new(step.Model, new CrossEntropy(), step.Optimizer) { BatchSize = 2, Callbacks = [new EarlyStopping(4), watch], Device = new CpuDevice(2) },
            new(step.Input, step.Target),
            changed));

        // Biases before a batch normalisation have the gradient 0, but for rounding.
        Assert.Superset(new HashSet<Tensor>(step.Model.Parameters.Where(p => p.Path.EndsWith(".weight", StringComparison.Ordinal)).Select(p => p.Tensor)), changed);
    }

    [Fact]
    public async Task A_tensor_that_is_hidden_is_found()
    {
        var model = new Sequential(new Linear(3, 2), new Counting());
        var unlisted = await Unlisted(
            watch => new(model, new CrossEntropy(), new Sgd(0.1) { Hooks = [new AveragedWeights(model.Parameters)] }) { Callbacks = [watch] },
            new(Some.Tensor([4, 3], DType.Float32), Some.Indexes(4, 2)));
        Assert.Equal([3.0], unlisted.Select(tensor => tensor.Item()));
    }

    // What the third epoch changes, of all that is in reach after the second, and no step lists. It is not the last, after which the best weights,
    // perhaps those of the second, would be restored.
    private static async Task<IEnumerable<Tensor>> Unlisted(Func<ICallback, Trainer> create, Dataset data, HashSet<Tensor>? changed = null)
    {
        var listed = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        (Tensor Tensor, byte[] Bytes)[] before = [];
        changed ??= [];
        var trainer = create(new Watch(listed));
        await foreach (var report in trainer.FitAsync(data, data, epochs: 4))
        {
            if (report.Epoch == 2)
                before = [.. Reachable(trainer).Select(tensor => (tensor, tensor.Bytes.ToArray()))];
            if (report.Epoch == 3)
                break;
        }

        changed.UnionWith(before.Where(pair => !pair.Tensor.Bytes.SequenceEqual(pair.Bytes)).Select(pair => pair.Tensor));
        return changed.Except(listed);
    }

    // Programs and tapes compute everything anew from what is bound to them; a device works for other tests at the same time.
    private static IEnumerable<Tensor> Reachable(object root)
    {
        var met = new HashSet<object>(ReferenceEqualityComparer.Instance) { root };
        var next = new Queue<object>([root]);
        while (next.TryDequeue(out var item))
        {
            if (item is Tensor tensor)
                yield return tensor;
            foreach (var inner in Inner(item).Where(inner => inner is not (string or Type or Delegate or RecordedProgram or Tape or Device) && !inner.GetType().IsPrimitive && (inner.GetType().IsValueType || met.Add(inner))))
                next.Enqueue(inner);
        }
    }

    private static IEnumerable<object> Inner(object item) => item switch
    {
        Tensor => [],
        Array items => items.Cast<object?>().OfType<object>(),
        _ => from type in Bases(item.GetType())
             where type.IsValueType || type.Namespace is { } space && (space.StartsWith("ChainRule", StringComparison.Ordinal) || space.StartsWith("System.Collections", StringComparison.Ordinal))
             from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
             where !field.FieldType.IsPointer
             let value = field.GetValue(item)
             where value is not null
             select value,
    };

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t;
    }

    private sealed class Watch(HashSet<Tensor> listed) : ICallback
    {
        public void AfterStep(TrainingRun run) => listed.UnionWith(run.Trainer.LiveState().Select(named => named.Tensor));
    }

    // Counts its own passes in a tensor that nobody is told of.
    private sealed class Counting : UnaryLayer
    {
        private readonly Tensor _passes = new([1], DType.Int64);

        public override Shape OutputShape(Shape input) => input;

        protected override Variable Compute(Variable x)
        {
            if (x.Tape.IsTraining)
                x.Tape.Append(new ChainRule.Operations.Advance(), x.Tape.Bind(_passes));
            return x;
        }
    }
}
