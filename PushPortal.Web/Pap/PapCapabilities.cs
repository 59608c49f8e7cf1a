using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Pap;

/// <summary>
/// Tells what the account itself sent of a handset's capabilities with an earlier push (WAP-247, 9.9 and 9.10). They describe the handset as a whole, so the
/// application that a query may name makes no difference.
/// </summary>
internal static class PapCapabilities
{
    internal static async Task<PapReply> AnswerAsync(CcqMessage query, long accountId, PapServices services, CancellationToken ct)
    {
        var asked = (await PapRecipients.OfAsync([query.Address], accountId, services.Aliases, ct))[0];
        if (asked.Problem is { } problem)
        {
            return new PapReply(Answer(query, (PapStatus)asked.Cause.PapCode(), $"The address {problem}"));
        }

        return await services.Capabilities.FindAsync(accountId, asked.Number, ct) is { } capabilities
            ? new PapReply(Answer(query, PapStatus.Ok), capabilities)
            : new PapReply(Answer(query, PapStatus.CapabilitiesNotAvailable));
    }

    internal static CcqResponse Answer(CcqMessage query, PapStatus code, string? description = null) =>
        new() { Version = query.AnswerVersion, QueryId = query.QueryId, Code = code, Desc = description ?? PapStatusText.DescriptionOf(code), Address = query.Address };
}
