namespace PushPortal.Domain.Lab;

/// <summary>The networks of the report.</summary>
public static class LabScenarios
{
    private static readonly LabSettings Quiet = new();

    public static IReadOnlyList<LabScenario> All { get; } =
    [
        new("quiet", "Quiet", "Nothing is lost, nobody is away.", Quiet),
        new("loss-1", "Loss 1 %", "1 % of the short messages are lost.", Quiet with { LossRate = 0.01 }),
        new("loss-5", "Loss 5 %", "5 % are lost.", Quiet with { LossRate = 0.05 }),
        new("loss-10", "Loss 10 %", "10 % are lost.", Quiet with { LossRate = 0.1 }),
        new("loss-20", "Loss 20 %", "20 % are lost.", Quiet with { LossRate = 0.2 }),
        new("errors", "Temporary errors", "10 % end in a temporary error of the network.", Quiet with { TemporaryErrorRate = 0.1 }),
        new("fades", "Bad radio", "Each handset's radio is bad for 10 % of the time, 30 s on average; 80 % is lost then.", Quiet with { FadeShare = 0.1 }),
        new("congestion", "Congestion, mild", "The network is busy for 20 % of the time, 2 min on average: 10 % are asked to slow down, 5 % end in a temporary error, segments take 1.4 times as long.",
            Quiet with { BusyShare = 0.2, BusyCongestion = 0.1, BusyErrorRate = 0.05 }),
        new("congestion-heavy", "Congestion, heavy", "Busy for 40 % of the time, 4 min on average: 30 % are asked to slow down, 20 % end in a temporary error, segments take 2.2 times as long. 2 % are lost at all times.",
            Quiet with { BusyShare = 0.4, BusyTime = TimeSpan.FromMinutes(4), BusyCongestion = 0.3, BusyErrorRate = 0.2, LossRate = 0.02 }),
        new("congestion-local", "Congestion, heavy, taken as an error", "The same, but the link's policy takes \"congested\" as an error of the one segment, in all arms, and does not slow the link down.",
            Quiet with { BusyShare = 0.4, BusyTime = TimeSpan.FromMinutes(4), BusyCongestion = 0.3, BusyErrorRate = 0.2, LossRate = 0.02, CongestionIsTemporary = true }),
        new("busy-hour", "Busy hour", "Other traffic alone is a tenth more than a shared SMSC can send in the middle third of the time. 2 % are lost.", Quiet with { RushBackground = 1.1, LossRate = 0.02 }),
        new("away-10", "Handsets away 10 %", "Each handset is away for 10 % of the time, 10 min on average. 2 % are lost.", Quiet with { AwayShare = 0.1, LossRate = 0.02 }),
        new("away-30", "Handsets away 30 %", "Each handset is away for 30 % of the time, 10 min on average. 2 % are lost.", Quiet with { AwayShare = 0.3, LossRate = 0.02 }),
        new("answers-lost", "Answers lost", "5 % of the short messages arrive, and nobody hears of it.", Quiet with { AnswerLossRate = 0.05 }),
        new("impatient", "Impatient handsets", "Handsets keep an incomplete push for 30 s only. 5 % are lost.", Quiet with { ReassemblyTime = TimeSpan.FromSeconds(30), LossRate = 0.05 }),
        new("patient", "Patient handsets", "Handsets keep an incomplete push for a day. 10 % are lost.", Quiet with { ReassemblyTime = TimeSpan.FromDays(1), LossRate = 0.1 }),
        new("late-silence", "Silence noticed late", "5 % are lost, and the network says so after 40 s only: later than the transaction window.", Quiet with { LossRate = 0.05, SilenceTime = TimeSpan.FromSeconds(40) }),
        new("combination", "All of it", "3 % lost, 3 % temporary errors, 2 % answers lost, bad radio for 5 % of the time, busy for 20 %, handsets away for 10 %, a busy hour of other traffic.",
            Quiet with { LossRate = 0.03, TemporaryErrorRate = 0.03, AnswerLossRate = 0.02, FadeShare = 0.05, BusyShare = 0.2, BusyCongestion = 0.15, BusyErrorRate = 0.1, AwayShare = 0.1, RushBackground = 0.9 }),
    ];
}
