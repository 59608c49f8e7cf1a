using PushPortal.Domain.Accounts;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.WapGateway;

namespace PushPortal.Tests.WapGateway;

public sealed class AccountDisclosureTests
{
    private const string Number = "+8613800000003";
    private const string Url = "http://example.com/mail";

    private static readonly ServiceProvider Plain = new() { Id = 1, Code = "plain", Name = "Plain" };
    private static readonly ServiceProvider Enriched = new() { Id = 2, Code = "enriched", Name = "Enriched", HeaderEnrichment = true };

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(null, false)]
    public async Task Account_of_the_push_decides(int? account, bool told) =>
        Assert.Equal(told, await new AccountDisclosure(new OnePush(account), new Accounts(Plain, Enriched)).MayTellAsync(Number, Url, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Disabled_account_is_told_nothing() =>
        Assert.False(await new AccountDisclosure(new OnePush(2), new Accounts(Enriched with { Enabled = false }, Enriched with { Id = 4 })).MayTellAsync(Number, Url, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Store_is_not_asked_where_no_account_is_allowed_it()
    {
        var pushes = new OnePush(1);

        Assert.False(await new AccountDisclosure(pushes, new Accounts(Plain)).MayTellAsync(Number, Url, TestContext.Current.CancellationToken));

        Assert.Equal(0, pushes.Asked);
    }

    /// <summary>The newest push to the number that named the URL, of this account; null for none.</summary>
    private sealed class OnePush(int? account) : IFetchedPushes
    {
        internal int Asked { get; private set; }

        public Task<Transaction?> FindAsync(string msisdn, string url, CancellationToken ct)
        {
            Asked++;
            Assert.Equal((Number, Url), (msisdn, url));
            return Task.FromResult(account is { } id ? Of(id) : null);
        }

        public Task<int> FetchesOfAsync(long transactionId, CancellationToken ct) => Task.FromResult(0);

        private static Transaction Of(int account) => new()
        {
            Id = 7,
            PushId = 6,
            AccountId = account,
            Recipient = Number,
            Priority = Priority.Medium,
            State = TransactionState.Delivered,
            Step = TransactionStep.None,
            ExpiresAt = default,
            Segments = 1,
            UpdatedAt = default,
        };
    }

    private sealed class Accounts(params ServiceProvider[] accounts) : IAccountDirectory
    {
        public IReadOnlyList<ServiceProvider> All => accounts;

        public Credential? Authenticate(string? code, string apiKey) => null;

        public Credential? Renew(Credential credential) => null;

        public ServiceProvider? Find(long id) => accounts.FirstOrDefault(account => account.Id == id);

        public ServiceProvider? Find(string code) => accounts.FirstOrDefault(account => account.Code == code);
    }
}
