using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>An order for the SMSC's loop.</summary>
/// <param name="Done">Set when the loop does it.</param>
internal sealed record LinkCommand(string Link, LinkOrder Order, TaskCompletionSource Done);
