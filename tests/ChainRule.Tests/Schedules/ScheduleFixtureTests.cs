using System.Text.Json;
using ChainRule.Schedules;

namespace ChainRule.Tests.Schedules;

/// <summary>A hundred learning rates of each schedule, against PyTorch.</summary>
public sealed class ScheduleFixtureTests
{
    private static readonly JsonElement File = Fixtures.Read("schedules.json");

    public static TheoryData<string> Names => Fixtures.Names("schedules.json");

    [Theory, MemberData(nameof(Names))]
    public void A_hundred_rates_are_the_same(string name)
    {
        var fixture = Fixtures.Case("schedules.json", name);
        var schedule = Make(fixture.GetProperty("schedule"));
        var memory = schedule is PlateauSchedule plateau ? new PlateauMemory(plateau) : null;
        var (initial, losses, rates) = (File.GetProperty("initial").GetDouble(), File.GetProperty("losses").Doubles(), fixture.GetProperty("rates").Doubles());
        for (var time = 0; time < rates.Length; time++)
        {
            Near.Equal(rates[time], schedule.Rate(initial, new(time, rates.Length, memory?.Reductions ?? 0)), 1e-12, 1e-15, $"the rate after {time}");
            memory?.Observe(losses[time]);
        }
    }

    [Fact]
    public void Every_schedule_is_compared()
    {
        var compared = File.GetProperty("cases").EnumerateArray().Select(entry => Make(entry.GetProperty("schedule")).GetType()).ToHashSet();
        Assert.Equal(typeof(Schedule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Schedule))).Select(type => type.Name).Order(), compared.Select(type => type.Name).Order());
    }

    private static Schedule Make(JsonElement settings)
    {
        double Number(string name, double otherwise) => settings.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;
        int Count(string name, int otherwise = 1) => settings.TryGetProperty(name, out var value) ? value.GetInt32() : otherwise;
        var (gamma, length, minimum) = (Number("gamma", 0.1), Count("length"), Number("minimum", 0));
        Schedule schedule = settings.GetProperty("type").GetString() switch
        {
            "constant" => new ConstantSchedule(Number("factor", 1), length),
            "step" => new StepSchedule(Count("step_size"), gamma),
            "multi_step" => new MultiStepSchedule(settings.GetProperty("milestones").Doubles(), gamma),
            "exponential" => new ExponentialSchedule(gamma),
            "polynomial" => new PolynomialSchedule(Number("power", 1), length),
            "cosine" => new CosineSchedule(length, minimum),
            "cosine_restarts" => new CosineRestartsSchedule(Count("period"), Count("multiplier"), minimum),
            "linear" => new LinearSchedule(Number("start_factor", 1), Number("end_factor", 0), length),
            "one_cycle" => new OneCycleSchedule(length, Number("rising_share", 0.3), Number("start_divisor", 25), Number("end_divisor", 1e4)),
            "plateau" => new PlateauSchedule(Number("factor", 0.1), Count("patience"), Number("threshold", 1e-4), Count("cooldown", 0), minimum),
            var type => throw new NotSupportedException(type),
        };
        return settings.TryGetProperty("warm_up", out var warmUp)
            ? schedule with { WarmUp = new(warmUp.GetProperty("length").GetInt32(), warmUp.TryGetProperty("start_factor", out var factor) ? factor.GetDouble() : 1.0 / 3) }
            : schedule;
    }
}
