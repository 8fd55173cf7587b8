using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Schedules;

/// <summary>The sentence about a scheduled learning rate in a derivation.</summary>
internal static class RateRemark
{
    private static readonly Text Epochs = Sentence("after k = {0} epochs", "完成 k = {0} 轮后");

    private static readonly Text Steps = Sentence("after k = {0} steps", "完成 k = {0} 步后");

    private static readonly Text Reductions = Sentence("after r = {0} reductions", "降低 r = {0} 次后");

    private static readonly Text EpochsSinceWarmUp = Sentence("k = {0} epochs after the warm-up", "预热结束后第 k = {0} 轮");

    private static readonly Text StepsSinceWarmUp = Sentence("k = {0} steps after the warm-up", "预热结束后第 k = {0} 步");

    private static readonly Text NotKnown = new(
        "{0} is the initial rate: its schedule lasts for the whole training, whose length is not known here.",
        "{0} 为初始学习率：调度持续整个训练过程，而此处不知道训练的长度。");

    public static Remark? Of(Schedule schedule, double initial, Moment moment)
    {
        var formula = schedule.Rate(new Traced(new Named(new Element(Letter.LearningRate, "", [0]), initial)), moment).Expression;
        var rate = new Named(new Element(Letter.LearningRate, "", []), formula.Value);
        if (formula is Named)
            return schedule.LastsForTraining && moment.Length is null ? new(NotKnown, rate) : null;
        var warmUp = schedule.WarmUp?.Length ?? 0;
        var isWarm = moment.Time >= warmUp;
        var (text, count) = (schedule, isWarm && warmUp > 0) switch
        {
            (PlateauSchedule, _) when isWarm => (Reductions, moment.Reductions),
            ({ Each: TimeUnit.Epoch }, true) => (EpochsSinceWarmUp, moment.Time - warmUp),
            ({ Each: TimeUnit.Epoch }, false) => (Epochs, moment.Time),
            (_, true) => (StepsSinceWarmUp, moment.Time - warmUp),
            _ => (Steps, moment.Time),
        };
        return new(text, new Number(count), rate, formula, InNumbers(formula), new Number(formula.Value));
    }

    private static Expression InNumbers(Expression formula) =>
        formula is Named named ? new Number(named.Value) : formula.With([.. formula.Parts.Select(InNumbers)]);

    private static Text Sentence(string english, string chinese) =>
        new($"By its schedule, {english}, the learning rate is {{1}} = {{2}} = {{3}} = {{4}}.", $"按学习率调度，{chinese}，学习率为 {{1}} = {{2}} = {{3}} = {{4}}。");
}
