namespace PushPortal.Domain.Accounts;

/// <summary>The accounts and their keys, held in memory: asking costs no query.</summary>
public interface IAccountDirectory
{
    /// <summary>What this API key opens: null when it is not in force, is not of the account with this code where one is given, or its account is disabled.</summary>
    Credential? Authenticate(string? code, string apiKey);

    /// <summary>The same secret as it stands now; null when it is not in force any more.</summary>
    Credential? Renew(Credential credential);

    ServiceProvider? Find(long id);

    ServiceProvider? Find(string code);

    IReadOnlyList<ServiceProvider> All { get; }
}
