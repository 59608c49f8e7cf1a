using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Issues;

/// <summary>Which failures an issue is about. It stays the same for as long as the gateway knows the state and the cause.</summary>
/// <param name="AccountId">Those of one account; null for those of all.</param>
public readonly record struct IssueKey(long? AccountId, FailureKind Kind);
