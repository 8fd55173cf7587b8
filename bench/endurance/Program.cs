// Tries what only shows in the long run, and exits with 1 if something does not hold:
// dotnet run -c Release --project bench/endurance -- steps [1000000] or predictions [100000] or many-steps
using System.Globalization;
using ChainRule.Bench.Endurance;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var count = args.Length > 1 ? int.Parse(args[1], NumberStyles.None, CultureInfo.InvariantCulture) : (int?)null;
var holds = args.FirstOrDefault() switch
{
    "steps" => await LongTraining.RunAsync(count ?? 1_000_000),
    "many-steps" => await GreatStepCounts.RunAsync(),
    "predictions" => await ManyPredictions.RunAsync(count ?? 100_000),
    _ => throw new ArgumentException("Say what to try: steps, many-steps or predictions."),
};
Console.WriteLine(holds ? "\nholds" : "\ndoes not hold");
return holds ? 0 : 1;
