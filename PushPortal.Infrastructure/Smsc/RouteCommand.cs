using PushPortal.Domain.Routes;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>Routes for the SMSC's loop.</summary>
/// <param name="Done">Set when the loop goes by them.</param>
internal sealed record RouteCommand(RouteTable Routes, TaskCompletionSource Done);
