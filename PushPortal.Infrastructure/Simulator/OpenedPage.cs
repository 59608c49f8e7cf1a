namespace PushPortal.Infrastructure.Simulator;

/// <summary>What a handset got for a URL.</summary>
/// <param name="Status">The HTTP status that the WAP gateway answered.</param>
/// <param name="Size">Octets of the body.</param>
public sealed record OpenedPage(int Status, long Size);
