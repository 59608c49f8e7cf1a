using System.Collections.Frozen;
using System.Globalization;
using PushPortal.Domain.Air;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Smpp;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>The answers that links of a kind give: their names, what they say, and what follows by default.</summary>
public static class LinkAnswers
{
    private static readonly FrozenDictionary<int, string> RpCauses = new Dictionary<int, string>
    {
        [NetworkAnswer.MemoryExceeded] = "The memory of the handset is exceeded",
        [NetworkAnswer.DestinationOutOfOrder] = "The destination is out of order",
        [NetworkAnswer.UnknownSubscriber] = "The subscriber is unknown",
        [NetworkAnswer.TemporaryFailure] = "A temporary failure of the network",
        [NetworkAnswer.Congestion] = "The network is congested",
        [NetworkAnswer.NotCompatible] = "The message does not fit the state of the protocol",
        [NetworkAnswer.NoAcknowledgement] = "No acknowledgement came in time",
    }.ToFrozenDictionary();

    /// <summary>By code, apart from what says that the segment was delivered.</summary>
    public static IReadOnlyList<KeyValuePair<int, AnswerRule>> Of(LinkKind kind) => kind switch
    {
        LinkKind.Simulator => [.. NetworkAnswer.Rules.Where(rule => rule.Key != NetworkAnswer.Delivered).OrderBy(rule => rule.Key)],
        LinkKind.Smpp => [.. SmppAnswers.Known],
        _ => [],
    };

    /// <summary>An answer as its specification names it, such as <c>0x58 ESME_RTHROTTLED</c> or <c>RP-cause 27</c>.</summary>
    public static string NameOf(LinkKind kind, int code) => kind switch
    {
        LinkKind.Simulator when code == NetworkAnswer.NoAcknowledgement => "no RP-ACK",
        LinkKind.Simulator => string.Create(CultureInfo.InvariantCulture, $"RP-cause {code}"),
        LinkKind.Smpp => SmppAnswers.NameOf(code),
        _ => code.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What an answer says to people; empty where nobody knows.</summary>
    public static string MeaningOf(LinkKind kind, int code) => kind switch
    {
        LinkKind.Simulator => RpCauses.GetValueOrDefault(code, ""),
        LinkKind.Smpp => SmppAnswers.MeaningOf(code),
        _ => "",
    };
}
