namespace PushPortal.Web.Api.Pushes;

/// <summary>What would be made for one recipient.</summary>
/// <param name="State">pending, or rejected when it cannot be served.</param>
/// <param name="Step">queued or deferred; null when rejected.</param>
/// <param name="Code">PAP's status code.</param>
/// <param name="Reason">In words; null when there is nothing to explain.</param>
/// <param name="Segments">Short messages in the group.</param>
internal sealed record DryRunTransaction(string Recipient, string State, string? Step, int Code, string? Reason, int Segments);
