namespace PushPortal.Domain.Callbacks;

/// <summary>One page of what was not told, the latest final state first.</summary>
/// <param name="Next">Where the next begins; null on the last.</param>
/// <param name="Previous">Where the one before ends; null on the first.</param>
public sealed record UntoldPage(IReadOnlyList<UntoldResult> Rows, CallbackPosition? Next, CallbackPosition? Previous);
