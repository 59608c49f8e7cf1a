using PushPortal.Domain.Accounts;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Imports;

/// <summary>Two accounts that can be disabled.</summary>
internal sealed class SwitchedAccounts : IAccountDirectory
{
    internal bool Enabled { get; set; } = true;

    public IReadOnlyList<ServiceProvider> All => [SamplePush.Account(1) with { Enabled = Enabled }, SamplePush.Account(2) with { Enabled = Enabled }];

    public Credential? Authenticate(string? code, string apiKey) => null;

    public Credential? Renew(Credential credential) => null;

    public ServiceProvider? Find(long id) => All.FirstOrDefault(account => account.Id == id);

    public ServiceProvider? Find(string code) => All.FirstOrDefault(account => account.Code == code);
}
