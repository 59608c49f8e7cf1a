using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Web.Pap;

/// <summary>What a key has to allow for each document: a push and its cancellation need the scope submit, queries the scope read. Refused with 2001, in the document's own answer.</summary>
internal static class PapRights
{
    /// <summary>The answer to a request that the key does not allow; null when it does.</summary>
    internal static PapDocument? Refusal(PapDocument request, Credential credential, PapServices services) => request switch
    {
        PushMessage push when Missing(credential, ApiScopes.Submit) is { } why => PapSubmission.Refuse(push, new ResponseResult(PapStatus.Forbidden, why), services),
        CancelMessage cancel when Missing(credential, ApiScopes.Submit) is { } why => new CancelResponse
        {
            Version = cancel.AnswerVersion,
            PushId = cancel.PushId,
            Results = [new CancelResult { Code = PapStatus.Forbidden, Desc = why, Addresses = cancel.Addresses }],
        },
        StatusQueryMessage query when Missing(credential, ApiScopes.Read) is { } why => new StatusQueryResponse
        {
            Version = query.AnswerVersion,
            PushId = query.PushId,
            Results = [new StatusQueryResult { MessageState = MessageState.Unknown, Code = PapStatus.Forbidden, Desc = why, Addresses = query.Addresses }],
        },
        CcqMessage query when Missing(credential, ApiScopes.Read) is { } why => PapCapabilities.Answer(query, PapStatus.Forbidden, why),
        _ => null,
    };

    private static string? Missing(Credential credential, ApiScopes scope) => credential.Allows(scope) ? null : $"The key lacks the scope {scope.Word()}";
}
