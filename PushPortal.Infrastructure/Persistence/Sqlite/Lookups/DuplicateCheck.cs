using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>
/// Whether a push's account used its push-id before. The runs are asked by the thread that brings the push, so that the writer has nothing to read;
/// the writer asks what is in memory, and the runs that have become live since.
/// </summary>
internal sealed class DuplicateCheck : IDuplicateCheck
{
    private readonly Push _push;
    private readonly LookupTables _lookups;
    private readonly long _hash;
    private readonly long _after;
    private readonly LookupManifest? _asked;
    private readonly long? _earlier;

    /// <summary>Asks the runs. A push-id that the gateway has made itself was not used by anybody before.</summary>
    internal DuplicateCheck(Push push, LookupTables lookups, TimeSpan window)
    {
        _push = push;
        _lookups = lookups;
        _hash = StableHash.Of(push.InitiatorPushId);
        _after = IdSequence.Floor(push.ReceivedAt - window) - 1;
        if (!push.HasOwnPushId)
        {
            List<long>? candidates = null;
            _asked = lookups.AskPushIds(_hash, _after, ref candidates);
            _earlier = Newest(candidates, id => lookups.HasPushId(id, push.AccountId, push.InitiatorPushId));
        }
    }

    /// <summary>Nothing: what it asks is in memory.</summary>
    public void Foresee(AskedAhead questions)
    {
    }

    public long? Find(WriteSession session)
    {
        List<long>? candidates = null;
        _lookups.Recent(LookupKind.PushId).Find(_hash, _after, long.MaxValue, ref candidates);
        if (_asked is not null && _lookups.Manifest is var manifest && manifest.IndexedUpTo != _asked.IndexedUpTo)
        {
            AskNewer(session, manifest, _asked.IndexedUpTo, ref candidates);
        }

        return Newest(candidates, id => session[PushSql.HasPushId].Number(id, _push.AccountId, _push.InitiatorPushId) is not null) ?? _earlier;
    }

    private void AskNewer(WriteSession session, LookupManifest manifest, long asked, ref List<long>? candidates)
    {
        foreach (var run in manifest.Runs)
        {
            if (run.Kind == LookupKind.PushId && run.LastId > asked && run.MayHave(_hash))
            {
                using var rows = session[RunReading.BackwardsSql].Read(run.Id, _hash, long.MaxValue);
                RunReading.Descend(rows, _hash, new LookupRange(asked, long.MaxValue), candidates ??= []);
            }
        }
    }

    /// <summary>The row decides which of those that share the hash it is.</summary>
    private static long? Newest(List<long>? candidates, Func<long, bool> isIt)
    {
        if (candidates is null)
        {
            return null;
        }

        candidates.Sort();
        var at = candidates.FindLastIndex(id => isIt(id));
        return at < 0 ? null : candidates[at];
    }
}
