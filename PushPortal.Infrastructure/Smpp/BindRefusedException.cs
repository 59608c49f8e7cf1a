using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>The SMSC does not let the session be bound.</summary>
internal sealed class BindRefusedException(CommandStatus status) : Exception($"The bind was refused with {status.Name}: {status.Meaning}");
