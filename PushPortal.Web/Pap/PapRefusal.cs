using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Web.Pap;

/// <summary>Answers the operations that this gateway does not offer, each in its own document: 3001. What is no request at all is a bad message.</summary>
internal static class PapRefusal
{
    private const PapStatus Code = PapStatus.NotImplemented;

    internal static PapDocument Of(PapDocument document) => document switch
    {
        CcqMessage query => new CcqResponse { Version = query.AnswerVersion, QueryId = query.QueryId, Code = Code, Desc = Text, Address = query.Address },
        _ => BadMessageResponse.NotARequest(document),
    };

    private static string Text => PapStatusText.DescriptionOf(Code);
}
