using System.Text;
using ChainRule.Initializers;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Optimizers;
using ChainRule.Schedules;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;

namespace ChainRule.Tests.Specifications.Parts;

/// <summary>Every layer, loss, optimizer and schedule of the library is a part of the network format, described by its type; except a sequence of layers.</summary>
public sealed class PartConventionTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Fixtures.Root, "docs", "network-file.md"));

    public static TheoryData<string> All => [.. Types.Select(type => type.Name)];

    private static IEnumerable<Type> Types => typeof(Layer).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && type != typeof(Sequential) && (type.IsSubclassOf(typeof(Layer)) || type.IsSubclassOf(typeof(Loss)) || type.IsSubclassOf(typeof(Optimizer)) || type.IsSubclassOf(typeof(Schedule))));

    [Theory, MemberData(nameof(All))]
    public void Its_settings_are_read_back_and_written_without_loss(string name)
    {
        var type = Named(name);
        var part = new PartSpecification(type.Name, [.. type.Settings.Select(setting => new SettingValue(setting.Name, Unusual(setting)))]);
        var network = Network(part, type.Class);
        Assert.Equal(network, NetworkSpecification.FromJson(Encoding.UTF8.GetBytes(network.ToJson()), "net.json"));
        Assert.Equal(network, Described(network));
    }

    [Theory, MemberData(nameof(All))]
    public void What_is_as_by_default_is_not_written(string name)
    {
        var type = Named(name);
        var part = new PartSpecification(type.Name, [.. type.Settings.Where(setting => setting.IsRequired).Select(setting => new SettingValue(setting.Name, Unusual(setting)))]);
        var network = Network(part, type.Class);
        Assert.Equal(network, Described(network));
    }

    [Theory, MemberData(nameof(All))]
    public void A_record_of_settings_among_its_parameters_is_taken_apart(string name) =>
        Assert.DoesNotContain(Types.Single(type => type.Name == name).GetConstructors().Single().GetParameters(), parameter => parameter.ParameterType.GetMethod("<Clone>$") is not null && SettingRecords.Constructor(parameter) is null && !parameter.ParameterType.IsSubclassOf(typeof(Initializer)));

    [Fact]
    public void A_list_of_layers_is_the_only_sequence() => Assert.DoesNotContain("sequential", PartCatalog.Layers.Names);

    [Theory, MemberData(nameof(All))]
    public void The_document_tells_of_it(string name)
    {
        var type = Named(name);
        var place = Document.Split("## Schedules")[type.Class.IsSubclassOf(typeof(Schedule)) ? 1 : 0];
        var row = Assert.Single(place.Split('\n'), line => line.StartsWith($"| `{type.Name}` |", StringComparison.Ordinal));

        // What all schedules have stands below their table.
        Assert.All(type.SettingNames.Where(setting => setting != "each"), setting => Assert.Contains($"`{setting}`", row, StringComparison.Ordinal));
    }

    private static PartType Named(string name) => PartCatalog.TypeOf(Types.Single(type => type.Name == name));

    // What the parts that are made of it say of themselves.
    private static NetworkSpecification Described(NetworkSpecification network)
    {
        var made = Model.Of(network, "net.json");
        return NetworkSpecification.Of(network.Name, network.Input, made.Network, made.Loss, made.Optimizer);
    }

    // A network in which the part is the one that matters: every layer and loss takes its shapes.
    private static NetworkSpecification Network(PartSpecification part, Type type) => new()
    {
        Name = "net",
        Input = part.Type.EndsWith("2d", StringComparison.Ordinal) ? [4, 9, 9] : [4],
        Layers = [type.IsSubclassOf(typeof(Layer)) ? part : new("linear", [new("out_features", 4)])],
        Loss = type.IsSubclassOf(typeof(Loss)) ? part : new("mse"),
        Optimizer = type.IsSubclassOf(typeof(Optimizer)) ? new(part, []) : type.IsSubclassOf(typeof(Schedule)) ? new(new("adam"), []) : null,
        Schedule = type.IsSubclassOf(typeof(Schedule)) ? new(part) : null,
    };

    // A value that no setting has by default, and that goes with the others.
    private static object Unusual(PartSetting setting) => (setting.Name, Kind: setting.Parameters[0].ParameterType) switch
    {
        ("bias", { IsEnum: true }) => "shared",
        ("each", _) => setting.Parameters[0].DefaultValue is TimeUnit.Step ? "epoch" : "step",
        ("milestones", _) => (ValueList<double>)[2, 5],
        ("approximate", _) => "tanh",
        ("betas", _) => (ValueList<double>)[0.75, 0.5],
        ("class_weights", _) => (ValueList<double>)[0.5, 1, 2, 3],
        ("layers", _) => (ValueList<PartSpecification>)[new("linear", [new("out_features", 4)]), new("relu")],
        ("out_channels", _) => 4,
        ("kernel_size", _) => new Size2d(3, 2),
        ("padding", _) => (Size2d)1,
        (_, var kind) when kind == typeof(int) || kind == typeof(int?) => 2,
        (_, var kind) when kind == typeof(bool) => setting.Parameters[0].DefaultValue is not true,
        (_, var kind) when kind == typeof(double) => 0.25,
        _ => new Size2d(2, 1),
    };
}
