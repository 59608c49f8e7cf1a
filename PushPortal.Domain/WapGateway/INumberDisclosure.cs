namespace PushPortal.Domain.WapGateway;

/// <summary>Says whether the origin of a URL may be told the number of the handset that fetches it (header enrichment).</summary>
public interface INumberDisclosure
{
    /// <param name="url">As the handset wrote it.</param>
    ValueTask<bool> MayTellAsync(string msisdn, string url, CancellationToken ct);
}
