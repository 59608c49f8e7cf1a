using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Web.Pap;

/// <summary>What a request is answered with.</summary>
/// <param name="Capabilities">The second entity of a ccq-response; null when there is none.</param>
internal readonly record struct PapReply(PapDocument Document, byte[]? Capabilities = null);
