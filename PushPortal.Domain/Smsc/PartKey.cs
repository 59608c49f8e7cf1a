using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Domain.Smsc;

/// <summary>What the parts of one message have in common, when their sender has split it already.</summary>
/// <param name="Class">Parts of different classes are never put together, such as those of different modes.</param>
public readonly record struct PartKey(
    long AccountId, int Class, string? Originator, string Recipient, int Reference, bool Wide, byte Total, ApplicationPorts? Ports);
