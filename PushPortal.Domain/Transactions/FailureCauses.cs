using System.Collections.Frozen;
using System.Text.Json;

namespace PushPortal.Domain.Transactions;

/// <summary>What each cause means to the initiator: words, and PAP's status code (WAP-247, 9.13 and 9.14).</summary>
public static class FailureCauses
{
    private static readonly FrozenDictionary<FailureCause, string> Names =
        Enum.GetValues<FailureCause>().ToFrozenDictionary(cause => cause, cause => JsonNamingPolicy.KebabCaseLower.ConvertName(cause.ToString()));

    private static readonly FrozenDictionary<string, FailureCause> ByName = Names.ToFrozenDictionary(name => name.Value, name => name.Key);

    /// <summary>The cause by its name, as addresses and REST have it: <c>absent-subscriber</c>.</summary>
    public static string Name(this FailureCause cause) => Names[cause];

    /// <summary>The cause of this name; null when there is none.</summary>
    public static FailureCause? OfName(string? name) => name is not null && ByName.TryGetValue(name, out var cause) ? cause : null;

    /// <summary>The cause in words, in English: what REST answers, PAP descriptions and logs say. The portal has its own resources.</summary>
    public static string Words(this FailureCause cause) => cause switch
    {
        FailureCause.None => "",
        FailureCause.AbsentSubscriber => "The handset is absent: it did not answer paging",
        FailureCause.MemoryFull => "The handset's message memory is full",
        FailureCause.SubscriberBusy => "The handset is busy with another short message",
        FailureCause.UnknownSubscriber => "Unknown subscriber: the number is not in service",
        FailureCause.NetworkCongestion => "The network is congested",
        FailureCause.TemporaryNetworkError => "The network reported a temporary failure",
        FailureCause.PermanentNetworkError => "The network reported a permanent failure",
        FailureCause.NotAcknowledged => "A segment was not acknowledged by the handset",
        FailureCause.LinkThrottled => "The link asked to slow down",
        FailureCause.LinkUnavailable => "The link to the network is down",
        FailureCause.NoLink => "No link serves this number",
        FailureCause.WindowClosed => "The transaction window closed before every segment was acknowledged",
        FailureCause.LifetimeEnded => "The lifetime of the push ended before it could be sent",
        FailureCause.SmscSilent => "The SMSC did not answer in time",
        FailureCause.UnusableAddress => "The address cannot be served",
        FailureCause.Cancelled => "Cancelled on request",
        FailureCause.TooLarge => "The push is too large for its link",
        FailureCause.SmscFailed => "The SMSC could not take the push",
        FailureCause.NothingToReplace => "The push to replace was not pending any more",
        FailureCause.UnknownAlias => "The address is a name that no alias has",
        FailureCause.NumberRefused => "The network does not take this number",
        FailureCause.MessageRefused => "The network does not take this message",
        FailureCause.LinkMisconfigured => "The link to the network is set up wrongly",
        FailureCause.LinkLost => "The link was lost before its answer came",
        FailureCause.RouteRefused => "The gateway's routes refuse it",
        FailureCause.HeldTooLong => "The lifetime of the push ended while the account's pushes were held",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    /// <summary>Who said so.</summary>
    public static FailureSource SaidBy(this FailureCause cause) => cause switch
    {
        FailureCause.None => FailureSource.None,
        FailureCause.AbsentSubscriber or FailureCause.SubscriberBusy or FailureCause.UnknownSubscriber or FailureCause.NetworkCongestion
            or FailureCause.TemporaryNetworkError or FailureCause.PermanentNetworkError or FailureCause.NumberRefused or FailureCause.MessageRefused => FailureSource.Network,
        FailureCause.MemoryFull or FailureCause.NotAcknowledged => FailureSource.Handset,
        FailureCause.LinkThrottled or FailureCause.LinkUnavailable or FailureCause.LinkMisconfigured or FailureCause.LinkLost => FailureSource.Link,
        FailureCause.WindowClosed or FailureCause.SmscSilent or FailureCause.SmscFailed or FailureCause.NoLink or FailureCause.TooLarge => FailureSource.Smsc,
        FailureCause.LifetimeEnded or FailureCause.UnusableAddress or FailureCause.UnknownAlias or FailureCause.NothingToReplace
            or FailureCause.RouteRefused or FailureCause.HeldTooLong => FailureSource.Gateway,
        FailureCause.Cancelled => FailureSource.Initiator,
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    /// <summary>Nothing helps but the handset's return: switched on, in coverage, or with room in its memory.</summary>
    public static bool WaitsForHandset(this FailureCause cause) => cause is FailureCause.AbsentSubscriber or FailureCause.MemoryFull;

    /// <summary>The causes that PAP has this status code for; none when it has another meaning or no meaning here.</summary>
    public static IReadOnlyList<FailureCause> OfPapCode(int code) => [.. Enum.GetValues<FailureCause>().Where(cause => cause.PapCode() == code)];

    /// <summary>PAP's status code of a run that ended for this cause.</summary>
    public static int PapCode(this FailureCause cause) => cause switch
    {
        FailureCause.None => 1000,
        FailureCause.Cancelled => 1000,
        FailureCause.UnusableAddress => 2002,
        FailureCause.UnknownSubscriber or FailureCause.UnknownAlias or FailureCause.NumberRefused => 2003,
        FailureCause.RouteRefused => 2001,
        FailureCause.NoLink => 3010,
        FailureCause.TooLarge => 2000,
        FailureCause.NothingToReplace => 2008,
        _ => 4000,
    };
}
