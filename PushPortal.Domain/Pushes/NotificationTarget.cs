using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>Where and in which form the result of each recipient is told.</summary>
/// <param name="PapVersion">The version of PAP that the initiator speaks, as <see cref="Protocols.Pap.PapVersion"/>; nothing for a webhook.</param>
public sealed record NotificationTarget(NotificationKind Kind, Uri Url, byte PapVersion = 0)
{
    /// <summary>Which results are told, of a push that is told at its account's callback endpoint; null when the push named its target itself.</summary>
    public CallbackEvents? OfEndpoint { get; init; }

    /// <summary>Whether a result of this final state is told.</summary>
    public bool Tells(TransactionState state) => OfEndpoint is not { } wanted || wanted.Includes(state);
}
