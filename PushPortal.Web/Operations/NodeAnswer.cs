namespace PushPortal.Web.Operations;

/// <summary>A node, as <c>/health/nodes</c> tells it.</summary>
/// <param name="State">works, prepared, preparing or gone.</param>
/// <param name="Since">Of the state in which it was heard of.</param>
/// <param name="Epoch">The number of the lease that it works under.</param>
internal sealed record NodeAnswer(string Name, string State, DateTimeOffset Since, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string Version, long? Epoch);
