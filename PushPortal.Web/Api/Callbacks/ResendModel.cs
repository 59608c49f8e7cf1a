namespace PushPortal.Web.Api.Callbacks;

/// <summary>A result that is told again.</summary>
/// <param name="State">due now, or held until an earlier result of its transaction has ended.</param>
internal sealed record ResendModel(string Id, string State);
