using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Optimizers;
using ChainRule.Schedules;

namespace ChainRule.Tests.Schedules;

public sealed class ScheduleTests
{
    private static readonly Schedule[] All =
    [
        new ConstantSchedule(0.5, 20),
        new StepSchedule(10, 0.5),
        new MultiStepSchedule([3, 7], 0.5),
        new ExponentialSchedule(0.9),
        new LinearSchedule(1, 0.25),
        new PolynomialSchedule(2),
        new CosineSchedule(Minimum: 0.001),
        new CosineRestartsSchedule(5, 2),
        new OneCycleSchedule(),
        new PlateauSchedule(0.5, Minimum: 0.06),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, All.Length)];

    [Fact]
    public void One_without_a_length_lasts_for_the_whole_training()
    {
        Near.Equal(0.05, new CosineSchedule().Rate(0.1, new(20, 40)));
        Near.Equal(0, new LinearSchedule().Rate(0.1, new(40, 40)));
        Near.Equal(0.1, new OneCycleSchedule(RisingShare: 0.5).Rate(0.1, new(19, 40)));
        Near.Equal(0.025, new PolynomialSchedule(2).Rate(0.1, new(20, 40)));
    }

    [Fact]
    public void After_a_warm_up_it_lasts_for_the_rest()
    {
        var schedule = new CosineSchedule { WarmUp = new(10, 0.1) };
        Near.Equal(0.01, schedule.Rate(0.1, new(0, 50)));
        Near.Equal(0.055, schedule.Rate(0.1, new(5, 50)));
        Near.Equal(0.1, schedule.Rate(0.1, new(10, 50)));
        Near.Equal(0.05, schedule.Rate(0.1, new(30, 50)));
        Near.Equal(0, schedule.Rate(0.1, new(50, 50)));
    }

    [Fact]
    public void A_cycle_may_begin_at_its_peak()
    {
        Assert.Equal(0.1, new OneCycleSchedule(10, 0.1).Rate(0.1, new(0)));
        Near.Equal(0.1 / 25 / 1e4, new OneCycleSchedule(10, 0.1).Rate(0.1, new(9)));
        Assert.Equal(0.1, new OneCycleSchedule(1, 1).Rate(0.1, new(0)));
    }

    [Fact]
    public void If_the_length_of_the_training_is_not_known_the_rate_is_the_initial_one()
    {
        Assert.Equal(0.1, new CosineSchedule().Rate(0.1, new(20)));
        Assert.Equal(0.1, new OneCycleSchedule().Rate(0.1, new(0)));
        Near.Equal(0.05, new CosineSchedule(40).Rate(0.1, new(20)));
        Assert.Equal("η is the initial rate: its schedule lasts for the whole training, whose length is not known here.", Told(new CosineSchedule(), new(0)));
    }

    [Theory, MemberData(nameof(Places))]
    public void What_is_told_of_a_rate_is_the_rate(int place)
    {
        var (schedule, moment) = (All[place], new Moment(12, 40, 3));
        var remark = schedule.Remark(0.1, moment)!;
        var rate = schedule.Rate(0.1, moment);
        Assert.NotEqual(0.1, rate);
        Assert.All(remark.Arguments.Skip(1), formula => Near.Equal(rate, formula.Value, 1e-15, 0));
    }

    [Theory, MemberData(nameof(Places))]
    public void A_rate_allocates_nothing(int place) => Allocations.AssertNone(() => All[place].Rate(0.1, new(12, 40, 3)));

    [Fact]
    public void The_formula_is_told_in_symbols_and_in_numbers()
    {
        Assert.Equal("By its schedule, after k = 12 epochs, the learning rate is η = η₀·γ^⌊k/s⌋ = 0.1·0.5^⌊12/10⌋ = 0.05.", Told(new StepSchedule(10, 0.5), new(12)));
        Assert.Equal("按学习率调度，完成 k = 12 步后，学习率为 η = η₀·γ^k = 0.1·0.5^12 = 2.44141×10⁻⁵。", Told(new ExponentialSchedule(0.5, TimeUnit.Step), new(12), Language.Chinese));
        Assert.Equal(
            "By its schedule, k = 10 epochs after the warm-up, the learning rate is η = 0.01 + (η₀ − 0.01)·(1 + cos(π·k/n))/2 = 0.01 + (0.1 − 0.01)·(1 + cos(3.14159·10/20))/2 = 0.055.",
            Told(new CosineSchedule(20, 0.01) { WarmUp = new(5) }, new(15)));
        Assert.Equal("By its schedule, after k = 1 epochs, the learning rate is η = η₀·(0.5 + 0.5·k/w) = 0.1·(0.5 + 0.5·1/5) = 0.06.", Told(new CosineSchedule(20) { WarmUp = new(5, 0.5) }, new(1)));
        Assert.Equal("By its schedule, after r = 2 reductions, the learning rate is η = η₀·f^r = 0.1·0.1^2 = 0.001.", Told(new PlateauSchedule(), new(15, 20, 2)));
    }

    [Fact]
    public void Where_the_rate_is_the_initial_one_there_is_nothing_to_tell()
    {
        Assert.Null(new ConstantSchedule().Remark(0.1, new(3, 10)));
        Assert.Null(new PlateauSchedule().Remark(0.1, new(3, 10)));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Refused("StepSize must be a number above 0; it is ", () => new StepSchedule(0));
        Refused("Gamma must be a number above 0; it is ", () => new StepSchedule(1, 0));
        Refused("Gamma must be a number above 0; it is ", () => new ExponentialSchedule(-0.5));
        Refused("Milestones must be a number above 0; it is ", () => new MultiStepSchedule([3, -1]));
        Refused("Length must be a number above 0; it is ", () => new CosineSchedule(0));
        Refused("Length must be a number above 0; it is ", () => new WarmUp(-1));
        Refused("StartFactor must be a number from 0 to 1; it is ", () => new WarmUp(5, 2));
        Refused("Factor must be a number from 0 to 1, but not 1; it is ", () => new PlateauSchedule(1));
        Refused("Patience must be a number of 0 or more; it is ", () => new PlateauSchedule(Patience: -1));
        Refused("RisingShare must be a number from 0 to 1; it is ", () => new OneCycleSchedule(RisingShare: 1.5));

        static void Refused(string message, Func<object> make) => Assert.StartsWith(message, Assert.Throws<SettingException>(make).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_that_overflows_is_refused_and_the_last_one_stays()
    {
        var optimizer = new Sgd(0.5) { Schedule = new ExponentialSchedule(1e300) };
        Assert.Throws<NonFiniteException>(() => optimizer.Follow(new(2)));
        Assert.Equal(0.5, optimizer.LearningRate);
    }

    private static string Told(Schedule schedule, Moment moment, Language language = Language.English)
    {
        var remark = schedule.Remark(0.1, moment)!;
        return remark.Text.In(language, [.. remark.Arguments.Select(argument => (object?)argument.ToString())]);
    }
}
