using PushPortal.Domain.Audit;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Somebody who may do what they ask for, and says why.</summary>
public sealed record ReasonedCaller(PortalCaller Caller, string Reason)
{
    public Actor Actor => Caller.Actor;
}
