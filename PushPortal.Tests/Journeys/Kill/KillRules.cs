using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>What must hold of a load after all kills.</summary>
/// <param name="sightings">What came to handsets.</param>
internal sealed class KillRules(PapLoad load, ConfirmingInitiator initiator, IReadOnlyCollection<Sighting> sightings, int seed)
{
    /// <summary>Every acknowledged push has one end, which is true and was told.</summary>
    internal void CheckEnds(Dictionary<(string PushId, string Address), (TransactionState State, long FinalLines)> ends)
    {
        foreach (var (pushId, addresses) in load.Acknowledged)
        {
            foreach (var address in addresses)
            {
                Assert.True(ends.TryGetValue((pushId, address), out var end), $"{pushId} to {address} was acknowledged and is gone. Seed {seed}");
                Assert.True(MayEndAs(pushId, end.State) && end.FinalLines == 1, $"{pushId} to {address} is {end.State} with {end.FinalLines} final states. Seed {seed}");
                Assert.True(initiator.Told.TryGetValue((pushId, address), out var told), $"Nobody was told of {pushId} to {address}. Seed {seed}");
                Assert.All(told, state => Assert.Equal(end.State == TransactionState.Cancelled ? MessageState.Cancelled : MessageState.Delivered, state));
                if (end.State == TransactionState.Cancelled)
                {
                    CheckWithdrawn(pushId, address, load.Withdrawals[pushId]);
                }
            }
        }

        Assert.Contains(sightings, seen => load.Withdrawals.Keys.Any(old => PapLoad.Successor(old) == seen.PushId));
    }

    /// <summary>What a handset has shown twice is marked in a store. Answers how many there were.</summary>
    /// <param name="doubtful">The pushes that may have come to their handset twice.</param>
    internal int CheckDuplicates(IReadOnlySet<(string PushId, string Number)> doubtful)
    {
        var twice = sightings.CountBy(seen => (seen.PushId, seen.Number)).Where(seen => seen.Value > 1).Select(seen => seen.Key).ToList();
        Assert.All(twice, seen => Assert.True(doubtful.Contains(seen), $"{seen.PushId} was shown twice by {seen.Number}, and nothing says why. Seed {seed}"));
        return twice.Count;
    }

    private bool MayEndAs(string pushId, TransactionState state) => state switch
    {
        TransactionState.Delivered => !load.Withdrawals.TryGetValue(pushId, out var withdrawal) || !withdrawal.IsCertain,
        TransactionState.Cancelled => load.Withdrawals.ContainsKey(pushId),
        _ => false,
    };

    /// <summary>A handset may have had it before, from a life of the process that could not record that any more.</summary>
    private void CheckWithdrawn(string pushId, string address, Withdrawal withdrawal) => Assert.DoesNotContain(
        sightings, seen => seen.PushId == pushId && address.Contains(seen.Number, StringComparison.Ordinal) && seen.At > withdrawal.AcknowledgedAt);
}
