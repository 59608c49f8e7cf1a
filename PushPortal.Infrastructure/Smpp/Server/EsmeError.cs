using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>A status other than OK that an ESME was answered with.</summary>
public sealed record EsmeError(CommandStatus Status, DateTimeOffset At);
