namespace PushPortal.Infrastructure.Outgoing;

/// <summary>A URL given by an outsider points where it may not. Trying again does not help until the URL or the policy changes.</summary>
internal sealed class TargetRefusedException(string host, string reason) : Exception($"The target {host} is refused: {reason}.")
{
    public string Host { get; } = host;

    /// <summary>Why, as the end of a sentence; names no address, so that it may be told to whoever gave the URL.</summary>
    public string Reason { get; } = reason;
}
