namespace PushPortal.Infrastructure.Simulator;

/// <summary>What a handset told its MMSC about a multimedia message.</summary>
/// <param name="Kind">m-notifyresp-ind or m-acknowledge-ind.</param>
/// <param name="Said">retrieved or deferred.</param>
/// <param name="Status">The HTTP status that the WAP gateway answered; null when nothing came.</param>
public sealed record MmsAcknowledgement(string Kind, string Said, int? Status);
