using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Refusals;

/// <summary>Which refusals are listed, the newest first.</summary>
/// <param name="AccountId">Null for those of all accounts.</param>
/// <param name="PushId">Those of this push-id.</param>
/// <param name="TraceId">Those of this trace.</param>
/// <param name="Before">Only those with smaller ids.</param>
public sealed record RefusalFilter(long? AccountId, PushSource? Source = null, string? PushId = null, string? TraceId = null, long? Before = null);
