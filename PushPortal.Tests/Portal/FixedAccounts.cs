using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;

namespace PushPortal.Tests.Portal;

/// <summary>Two accounts.</summary>
internal sealed class FixedAccounts : IAccountDirectory
{
    internal static readonly ServiceProvider Demo = new() { Id = 1, Code = "demo", Name = "Demo provider", HasSmppPassword = true };
    internal static readonly ServiceProvider Other = new() { Id = 2, Code = "other", Name = "Other provider" };

    /// <summary>The first account's.</summary>
    internal CallbackEndpoint? Endpoint { get; set; }

    public IReadOnlyList<ServiceProvider> All => [Endpoint is null ? Demo : Demo with { Callbacks = Endpoint }, Other];

    public ServiceProvider? Authenticate(string? code, string apiKey) => null;

    public ServiceProvider? Find(long id) => All.FirstOrDefault(account => account.Id == id);

    public ServiceProvider? Find(string code) => All.FirstOrDefault(account => account.Code == code);
}
