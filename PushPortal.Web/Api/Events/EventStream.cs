using PushPortal.Domain.Accounts;
using PushPortal.Web.Live;

namespace PushPortal.Web.Api.Events;

/// <summary>
/// One client's stream. It reads the ring when the client has taken what went before, so nothing is kept for a slow one: who does not
/// take what is sent in time, or falls behind the ring, is disconnected and may come back.
/// </summary>
internal sealed class EventStream(RecentChanges recent, IAccountDirectory accounts, EventOptions options, TimeProvider clock)
{
    /// <summary>Sends the account's changes until its key is not in force any more, or the client falls behind.</summary>
    /// <param name="after">The position that the client has; null for one that begins now.</param>
    /// <exception cref="TimeoutException">The client did not take in time what was sent.</exception>
    /// <exception cref="OperationCanceledException">The client is gone, or the gateway stops.</exception>
    internal async Task SendAsync(Credential credential, long? after, EventWriter writer, CancellationToken ct)
    {
        var position = Begin(after, writer);
        await FlushAsync(writer, ct);
        using var heartbeat = new PeriodicTimer(options.Heartbeat, clock);
        var beat = heartbeat.WaitForNextTickAsync(ct).AsTask();
        var found = new List<RecentChange>();
        while (accounts.Renew(credential)?.Allows(ApiScopes.Read) == true && recent.TryRead(credential.Account.Id, ref position, found))
        {
            foreach (var change in found)
            {
                writer.Change(change);
            }

            var due = beat.IsCompleted;
            if (due)
            {
                await beat;
                writer.Comment(position);
                beat = heartbeat.WaitForNextTickAsync(ct).AsTask();
            }

            if (due || found.Count > 0)
            {
                await FlushAsync(writer, ct);
            }

            found.Clear();
            await Task.WhenAny(recent.AppendedAfter(position), beat);
        }
    }

    private long Begin(long? after, EventWriter writer)
    {
        if (after is { } known && recent.Reaches(known))
        {
            return known;
        }

        var newest = recent.Newest;
        if (after is null)
        {
            writer.Comment(newest);
        }
        else
        {
            writer.Reset(newest);
        }

        return newest;
    }

    private Task FlushAsync(EventWriter writer, CancellationToken ct) => writer.FlushAsync(ct).WaitAsync(options.SendTime, clock, ct);
}
