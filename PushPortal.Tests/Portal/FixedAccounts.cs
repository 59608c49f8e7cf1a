using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;

namespace PushPortal.Tests.Portal;

/// <summary>Two accounts; the second has limits.</summary>
internal sealed class FixedAccounts : IAccountDirectory
{
    internal static readonly ServiceProvider Demo = new() { Id = 1, Code = "demo", Name = "Demo provider", HasSmppPassword = true };
    internal static readonly ServiceProvider Other = new() { Id = 2, Code = "other", Name = "Other provider", Limits = new AccountLimits { SubmissionsPerSecond = 50, PushesPerDay = 1_000 } };

    /// <summary>The first account's.</summary>
    internal CallbackEndpoint? Endpoint { get; set; }

    /// <summary>Whether the first account is disabled.</summary>
    internal bool IsDisabled { get; set; }

    /// <summary>The first account's.</summary>
    internal AccountHold? Hold { get; set; }

    /// <summary>Whether everybody sees whole numbers of the first account.</summary>
    internal bool ShowsNumbersToAll { get; set; }

    public IReadOnlyList<ServiceProvider> All =>
        [Endpoint is null && Hold is null && !ShowsNumbersToAll ? Demo : Demo with { Callbacks = Endpoint, Enabled = !IsDisabled, Hold = Hold, ShowsNumbersToAll = ShowsNumbersToAll }, Other];

    public Credential? Authenticate(string? code, string apiKey) => null;

    public Credential? Renew(Credential credential) => Find(credential.Account.Id) is null ? null : credential;

    public ServiceProvider? Find(long id) => All.FirstOrDefault(account => account.Id == id);

    public ServiceProvider? Find(string code) => All.FirstOrDefault(account => account.Code == code);
}
