namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>
/// Octets that are no SMPP, or a value that SMPP cannot carry; the only exception of the SMPP codec. It says what the peer is
/// answered with.
/// </summary>
public sealed class SmppProtocolException(CommandStatus answer, string message) : Exception(message)
{
    /// <summary>Status of the response to the PDU, or of a generic_nack where it has none.</summary>
    public CommandStatus Answer { get; } = answer;
}
