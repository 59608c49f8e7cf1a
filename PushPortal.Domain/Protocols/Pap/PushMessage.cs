namespace PushPortal.Domain.Protocols.Pap;

/// <summary>A push initiator submits a push: the control entity of a push submission (PAP 2.0, 9.1). Members are in DTD order.</summary>
public sealed record PushMessage : PapDocument
{
    internal const string Element = "push-message";

    /// <summary>The initiator's own identity of the push, by convention <c>local@domain</c>; never empty.</summary>
    public required string PushId { get; init; }

    /// <summary>The push that this one replaces (2.0 and later).</summary>
    public string? ReplacePushId { get; init; }

    /// <summary>Which recipients of the replaced push get this one.</summary>
    public ReplaceMethod ReplaceMethod { get; init; } = ReplaceMethod.All;

    public DateTimeOffset? DeliverBeforeTimestamp { get; init; }

    public DateTimeOffset? DeliverAfterTimestamp { get; init; }

    /// <summary>Name of the content provider.</summary>
    public string? SourceReference { get; init; }

    /// <summary>URL that wants the result notification; none means no notification.</summary>
    public string? PpgNotifyRequestedTo { get; init; }

    public bool ProgressNotesRequested { get; init; }

    /// <summary>At least one recipient, each as it was written; <see cref="ClientAddress"/> reads it.</summary>
    public required IReadOnlyList<PapAddress> Addresses { get; init; }

    public QualityOfService? QualityOfService { get; init; }

    internal static PushMessage Read(PapElementReader element) => new()
    {
        PushId = element.PushIdRequired(),
        ReplacePushId = element.Optional("replace-push-id"),
        ReplaceMethod = element.Word("replace-method", PapWords.ReplaceMethods, otherwise: ReplaceMethod.All),
        DeliverBeforeTimestamp = element.Timestamp("deliver-before-timestamp"),
        DeliverAfterTimestamp = element.Timestamp("deliver-after-timestamp"),
        SourceReference = element.Optional("source-reference"),
        PpgNotifyRequestedTo = element.Optional("ppg-notify-requested-to"),
        ProgressNotesRequested = element.Flag("progress-notes-requested"),
        Addresses = element.Children(PapAddress.Element, PapAddress.Read, atLeast: 1),
        QualityOfService = element.Child(QualityOfService.Element, QualityOfService.Read),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("push-id", PushId);
        if (ReplacePushId is not null && element.Version > PapVersion.Pap10)
        {
            element.Attribute("replace-push-id", ReplacePushId);
            element.Attribute("replace-method", PapWords.ReplaceMethods.WordOf(ReplaceMethod));
        }
        element.Attribute("deliver-before-timestamp", DeliverBeforeTimestamp);
        element.Attribute("deliver-after-timestamp", DeliverAfterTimestamp);
        element.Attribute("source-reference", SourceReference);
        element.Attribute("ppg-notify-requested-to", PpgNotifyRequestedTo);
        element.Flag("progress-notes-requested", ProgressNotesRequested);
        foreach (var address in Addresses)
            address.Write(element);
        QualityOfService?.Write(element);
        element.End(Element);
    }
}
