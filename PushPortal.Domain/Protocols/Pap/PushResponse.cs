namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The push proxy gateway says whether it accepted a push (PAP 2.0, 9.2). Members are in DTD order.</summary>
public sealed record PushResponse : PapDocument
{
    internal const string Element = "push-response";

    public required string PushId { get; init; }

    /// <summary>URL of the push proxy gateway.</summary>
    public string? SenderAddress { get; init; }

    public string? SenderName { get; init; }

    public DateTimeOffset? ReplyTime { get; init; }

    /// <summary>One a stage, and only when the push asked for them.</summary>
    public IReadOnlyList<ProgressNote> ProgressNotes { get; init; } = [];

    public required ResponseResult Result { get; init; }

    internal static PushResponse Read(PapElementReader element) => new()
    {
        PushId = element.PushIdRequired(),
        SenderAddress = element.Optional("sender-address"),
        SenderName = element.Optional("sender-name"),
        ReplyTime = element.Timestamp("reply-time"),
        ProgressNotes = element.Children(ProgressNote.Element, ProgressNote.Read),
        Result = element.ChildRequired(ResponseResult.Element, ResponseResult.Read),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("push-id", PushId);
        element.Attribute("sender-address", SenderAddress);
        element.Attribute("sender-name", SenderName);
        element.Attribute("reply-time", ReplyTime);
        foreach (var note in ProgressNotes)
            note.Write(element);
        Result.Write(element);
        element.End(Element);
    }
}
