using PushPortal.Domain.Audit;

namespace PushPortal.Web.Portal.Account;

/// <summary>Somebody who may do what they ask for.</summary>
/// <param name="Actor">As the audit log names them.</param>
public sealed record PortalCaller(Viewer Viewer, Actor Actor);
