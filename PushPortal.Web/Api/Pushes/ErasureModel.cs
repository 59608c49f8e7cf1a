using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Pushes;

/// <summary>That the content of a push is gone.</summary>
/// <param name="By">Who asked for it: a user, or the account and its key; null when its time of keeping was over.</param>
/// <param name="Reason">Why it was asked for; null when nobody did.</param>
internal sealed record ErasureModel(DateTimeOffset At, string? By, string? Reason)
{
    internal static ErasureModel? Of(ContentErasure? erasure) => erasure is null ? null : new ErasureModel(erasure.At, erasure.By, erasure.Reason);
}
