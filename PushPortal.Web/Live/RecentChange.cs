using PushPortal.Domain.Live;

namespace PushPortal.Web.Live;

/// <summary>A change with its place among the recent ones.</summary>
internal readonly record struct RecentChange(long Position, TransactionChanged Change);
