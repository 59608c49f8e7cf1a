namespace PushPortal.Domain.Accounts;

/// <summary>The accounts, held in memory: asking costs no query.</summary>
public interface IAccountDirectory
{
    /// <summary>The enabled account with this API key, and with this code when one is given; null when the two do not match.</summary>
    ServiceProvider? Authenticate(string? code, string apiKey);

    ServiceProvider? Find(long id);

    ServiceProvider? Find(string code);

    IReadOnlyList<ServiceProvider> All { get; }
}
