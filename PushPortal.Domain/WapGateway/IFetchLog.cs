namespace PushPortal.Domain.WapGateway;

/// <summary>Takes what handsets have fetched through the WAP gateway.</summary>
public interface IFetchLog
{
    /// <summary>Notes one ended fetch. Returns at once: the handset's answer does not wait for it.</summary>
    void Record(Fetch fetch);
}
