using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>A part of a message that waits for the others.</summary>
/// <param name="Open">In transaction mode, the submit that waits for the outcome.</param>
/// <param name="StoredId">In the other modes, under which it is stored: its ESME was answered with it.</param>
internal sealed record HeldPart(IncomingMessage Message, ServiceProvider Account, OpenRequest? Open, long? StoredId);
