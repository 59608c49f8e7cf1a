using PushPortal.Domain.Air;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Lab;

/// <summary>What the arms of an experiment are.</summary>
public static class LabArms
{
    private static readonly Dictionary<int, AnswerRule> CongestionOfOne = new() { [NetworkAnswer.Congestion] = new(SegmentAnswerKind.Temporary, FailureCause.NetworkCongestion) };

    /// <summary>From the prior art to the product.</summary>
    public static IReadOnlyList<LabArm> All { get; } = Enum.GetValues<LabArm>();

    /// <summary>Whether other traffic goes through the same SMSC.</summary>
    public static bool IsShared(this LabArm arm) => arm is LabArm.SharedStoreAndForward or LabArm.SharedTransactions;

    public static SmscMode Mode(this LabArm arm) => arm is LabArm.SharedTransactions or LabArm.DedicatedTransactions ? SmscMode.Transaction : SmscMode.StoreAndForward;

    /// <summary>In words, in English, as the report has it.</summary>
    public static string Words(this LabArm arm) => arm switch
    {
        LabArm.SharedStoreAndForward => "prior art (shared SMSC, unrelated segments)",
        LabArm.DedicatedStoreAndForward => "dedicated SMSC, unrelated segments",
        LabArm.DedicatedPrompt => "dedicated SMSC, unrelated segments, prompt retries",
        LabArm.SharedTransactions => "shared SMSC, transactions",
        LabArm.DedicatedTransactions => "the product (dedicated SMSC, transactions)",
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, null),
    };

    /// <summary>The policy of the arm's link.</summary>
    public static LinkPolicy Policy(this LabArm arm, LabSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var policy = new LinkPolicy
        {
            TransactionWindow = settings.TransactionWindow,
            SegmentRetryDelay = settings.SegmentRetryDelay,
            MaxAttemptsPerSegment = settings.MaxAttemptsPerSegment,
            Answers = settings.CongestionIsTemporary ? CongestionOfOne : new Dictionary<int, AnswerRule>(),
        };
        return arm == LabArm.DedicatedPrompt ? policy with { StoreAndForwardDelays = PromptDelays(policy) } : policy;
    }

    /// <summary>The pauses of a group's segment, then those in which the PPG hands a failed group over again.</summary>
    private static List<TimeSpan> PromptDelays(LinkPolicy policy)
    {
        var delays = new List<TimeSpan>();
        for (var attempt = 1; attempt < policy.MaxAttemptsPerSegment; attempt++)
        {
            delays.Add(policy.RetryDelay(attempt));
        }

        var retry = new PpgPolicy().Retry;
        for (var delay = retry.First; delay < retry.Longest; delay *= 2)
        {
            delays.Add(delay);
        }

        delays.Add(retry.Longest);
        return delays;
    }
}
