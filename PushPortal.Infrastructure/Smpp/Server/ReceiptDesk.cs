using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// Sends delivery receipts to the receivers of their account in turn, until each is acknowledged. An account without a session costs nothing: its receipts are
/// read when one binds.
/// </summary>
internal sealed partial class ReceiptDesk(
    SmppStore store,
    EsmeSessions sessions,
    ReceiptSignal signal,
    IOptions<SmppServerOptions> options,
    TimeProvider clock,
    ILogger<ReceiptDesk> logger) : BackgroundService, IReceiptAnswers, ITransactionObserver
{
    private const int Batch = 64;

    private static readonly TimeSpan ExpiryPause = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, AccountReceipts> _accounts = [];
    private readonly HashSet<long> _ready = [];

    public void Changed(Transaction transaction, Push push, SubmitAnswer? report)
    {
        if (push.Notify is { Kind: NotificationKind.Receipt } && transaction.State.IsFinal())
        {
            Room(push.AccountId);
        }
    }

    public void Room(long accountId)
    {
        lock (_gate)
        {
            _ready.Add(accountId);
        }

        signal.Wake();
    }

    public void Ended(WaitingReceipt receipt) => _ = EndAsync(receipt);

    public void NotTaken(WaitingReceipt receipt, bool atOnce)
    {
        lock (_gate)
        {
            var account = Of(receipt.AccountId);
            account.UnderWay.Remove(receipt.Id);
            if (!atOnce)
            {
                account.Later[receipt.Id] = clock.GetUtcNow() + options.Value.ReceiptRetry;
            }
        }

        Room(receipt.AccountId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var expiry = clock.GetUtcNow();
        while (true)
        {
            try
            {
                if (expiry <= clock.GetUtcNow())
                {
                    expiry = clock.GetUtcNow() + ExpiryPause;
                    while (await store.ExpireReceiptsAsync(clock.GetUtcNow() - options.Value.ReceiptLifetime) > 0)
                    {
                        stoppingToken.ThrowIfCancellationRequested();
                    }
                }

                while (TryTakeReady(out var accountId))
                {
                    Send(accountId);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogPassFailed(failure);
            }

            await signal.WaitUntilAsync(NextDue() is { } due && due < expiry ? due : expiry, stoppingToken);
        }
    }

    private bool TryTakeReady(out long accountId)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var (id, account) in _accounts)
            {
                if (account.Later.Values.Any(at => at <= now))
                {
                    _ready.Add(id);
                }
            }

            accountId = _ready.FirstOrDefault();
            return _ready.Remove(accountId);
        }
    }

    private DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            return _accounts.Values.SelectMany(account => account.Later.Values).Select(at => (DateTimeOffset?)at).Min();
        }
    }

    /// <summary>Sends what waits for the account, as far as its sessions have room.</summary>
    private void Send(long accountId)
    {
        int limit;
        lock (_gate)
        {
            var account = Of(accountId);
            foreach (var id in account.Later.Where(later => later.Value <= clock.GetUtcNow()).Select(later => later.Key).ToList())
            {
                account.Later.Remove(id);
            }

            limit = account.UnderWay.Count + account.Later.Count + Batch;
        }

        if (!sessions.Has(accountId, static session => session.HasReceiptRoom))
        {
            return;
        }

        var receipts = store.Receipts(accountId, limit);
        var all = receipts.All(receipt => TrySend(receipt));
        lock (_gate)
        {
            if (all && receipts.Count == limit)
            {
                _ready.Add(accountId);
            }
            else if (Of(accountId).IsEmpty)
            {
                _accounts.Remove(accountId);
            }
        }
    }

    /// <summary>False when no session has room for it.</summary>
    private bool TrySend(WaitingReceipt receipt)
    {
        lock (_gate)
        {
            if (!Of(receipt.AccountId).TryBegin(receipt.Id, clock.GetUtcNow()))
            {
                return true;
            }
        }

        if (receipt.EventAt + options.Value.ReceiptLifetime <= clock.GetUtcNow())
        {
            LogGivenUp(PublicId.Format("", receipt.MessageId));
            Ended(receipt);
            return true;
        }

        while (sessions.Next(receipt.AccountId, static session => session.HasReceiptRoom) is { } session)
        {
            if (session.TryDeliver(receipt))
            {
                return true;
            }
        }

        lock (_gate)
        {
            Of(receipt.AccountId).UnderWay.Remove(receipt.Id);
        }

        return false;
    }

    /// <summary>It counts as under way until it is deleted: otherwise it would be read and sent once more.</summary>
    private async Task EndAsync(WaitingReceipt receipt)
    {
        try
        {
            await store.DeleteReceiptAsync(receipt);
        }
        catch (Exception failure)
        {
            LogNotDeleted(PublicId.Format("", receipt.MessageId), failure);
        }

        lock (_gate)
        {
            Of(receipt.AccountId).UnderWay.Remove(receipt.Id);
        }

        Room(receipt.AccountId);
    }

    private AccountReceipts Of(long accountId)
    {
        if (!_accounts.TryGetValue(accountId, out var account))
        {
            _accounts.Add(accountId, account = new AccountReceipts());
        }

        return account;
    }

    [LoggerMessage(LogLevel.Error, "A pass over the delivery receipts failed and will be tried again")]
    private partial void LogPassFailed(Exception failure);

    [LoggerMessage(LogLevel.Warning, "The receipt of message {MessageId} is given up: its ESME has not taken it")]
    private partial void LogGivenUp(string messageId);

    [LoggerMessage(LogLevel.Error, "The receipt of message {MessageId} could not be deleted and will be sent again")]
    private partial void LogNotDeleted(string messageId, Exception failure);
}
