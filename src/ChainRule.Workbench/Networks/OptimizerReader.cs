using ChainRule.Layers;
using ChainRule.Optimizers;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads an optimizer with its parameter groups: optimizers of the same type, whose settings go over its own.</summary>
internal static class OptimizerReader
{
    private const int MaximumGroups = 1000;
    private const int MaximumPatterns = 1000;

    public static Optimizer Read(StrictValue value, GradientLink? clipping, IReadOnlyList<Parameter> parameters)
    {
        var settings = value.Object();
        var entry = OptimizerCatalog.Optimizers.Named(settings.Required("type"));
        settings.Only(["type", .. entry.Settings, "groups"]);
        var groups = settings.Optional("groups")?.Items(0, MaximumGroups) ?? [];
        return entry.Make(settings, new([.. groups.Select(ReadGroup)], clipping is null ? [] : [clipping]));

        ParameterGroup ReadGroup(StrictValue group)
        {
            var own = group.Object().Only(["parameters", .. entry.Settings]);
            var patterns = own.Required("parameters").Items(1, MaximumPatterns);
            return new([.. patterns.Select(pattern => ReadPattern(pattern, parameters))], entry.Make(own.Over(settings), new([], [])));
        }
    }

    private static string ReadPattern(StrictValue value, IReadOnlyList<Parameter> parameters)
    {
        var pattern = value.Text();
        return parameters.Any(parameter => parameter.Matches(pattern))
            ? pattern
            : throw value.Refuse($"{value.Quote()} matches no parameter", "there are " + ParameterNames.List(parameters));
    }
}
