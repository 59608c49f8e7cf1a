using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;

namespace PushPortal.Tests.Portal;

/// <summary>Notes what is to be erased, and says what a test says.</summary>
internal sealed class KeptErasure : IContentErasure
{
    internal List<(long Push, long? Account, string Reason, string By)> Asked { get; } = [];

    internal ErasureOutcome Outcome { get; set; }

    public Task<ErasureOutcome> EraseAsync(long pushId, long? accountId, string reason, Actor by, CancellationToken ct)
    {
        Asked.Add((pushId, accountId, reason, by.Name));
        return Task.FromResult(Outcome);
    }
}
