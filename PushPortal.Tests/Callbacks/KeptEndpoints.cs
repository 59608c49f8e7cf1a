using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Callbacks;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Callbacks;

/// <summary>Changes the endpoint of the first account in memory, and answers test events as told.</summary>
internal sealed class KeptEndpoints(FixedAccounts accounts, TimeProvider clock) : ICallbackEndpoints, ICallbackTest
{
    internal List<(long Account, CallbackEdit Edit, string By)> Edits { get; } = [];

    internal List<string?> Reasons { get; } = [];

    internal List<Uri> Tested { get; } = [];

    /// <summary>Since when endpoints fail, as it was written; while it is full nothing is.</summary>
    internal List<(CallbackEndpoint Endpoint, DateTimeOffset? Since)> Noted { get; } = [];

    internal bool IsFull { get; set; }

    internal int? TestStatus { get; set; } = 204;

    public Task<CallbackSaved> SaveAsync(long accountId, CallbackEdit edit, Actor by, string? reason, int? version, CancellationToken ct)
    {
        if (edit.ReadUrl() is not { } url)
        {
            return Task.FromResult<CallbackSaved>(new CallbackSaved.BadUrl());
        }

        if (edit.Events == CallbackEvents.None)
        {
            return Task.FromResult<CallbackSaved>(new CallbackSaved.NoEvents());
        }

        if (version != (accounts.Endpoint?.Version ?? 0))
        {
            return Task.FromResult<CallbackSaved>(new CallbackSaved.Changed());
        }

        Edits.Add((accountId, edit, by.Name));
        Reasons.Add(reason);
        accounts.Endpoint = SampleEndpoint.Of(url.OriginalString, edit.Enabled, clock.GetUtcNow(), edit.Events) with { By = by.Name, Version = (version ?? 0) + 1 };
        return Task.FromResult<CallbackSaved>(new CallbackSaved.Saved(accounts.Endpoint));
    }

    public Task<bool> DeleteAsync(long accountId, Actor by, string? reason, int? version, CancellationToken ct)
    {
        Reasons.Add(reason);
        accounts.Endpoint = null;
        return Task.FromResult(true);
    }

    public Task<bool> DisableAsync(CallbackEndpoint endpoint, CallbackSwitch why, CancellationToken ct)
    {
        if (accounts.Endpoint is not { Enabled: true })
        {
            return Task.FromResult(false);
        }

        accounts.Endpoint = endpoint with { Enabled = false, Why = why, By = "", Since = clock.GetUtcNow() };
        return Task.FromResult(true);
    }

    public Task NoteFailingAsync(CallbackEndpoint endpoint, DateTimeOffset? since, CancellationToken ct)
    {
        if (IsFull)
        {
            throw new IOException("No space left on device");
        }

        Noted.Add((endpoint, since));
        return Task.CompletedTask;
    }

    public Task<CallbackTestAnswer> SendAsync(ServiceProvider account, CallbackEndpoint endpoint, CancellationToken ct)
    {
        Tested.Add(endpoint.Url);
        return Task.FromResult(new CallbackTestAnswer(endpoint.Url, [new("webhook-id", "ntf_1")], "{}", TestStatus, "thanks", TimeSpan.FromMilliseconds(12), TestStatus is >= 200 and < 300));
    }
}
