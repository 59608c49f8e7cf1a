namespace PushPortal.Domain.Protocols.Octets;

/// <summary>Names of fields that have none on the air. Headers, elements, attributes and parameters go by their own.</summary>
public static class OctetNames
{
    public const string Push = "push";
    public const string Datagram = "datagram";
    public const string Segment = "segment";
    public const string Octets = "octets";
    public const string Unreadable = "unreadable";

    public const string TransactionId = "transactionId";
    public const string PduType = "pduType";
    public const string HeadersLength = "headersLength";
    public const string Headers = "headers";
    public const string ValueLength = "valueLength";
    public const string MediaType = "mediaType";
    public const string CodePage = "codePage";
    public const string Body = "body";

    public const string Version = "version";
    public const string PublicId = "publicId";
    public const string Charset = "charset";
    public const string StringTableLength = "stringTableLength";
    public const string StringTable = "stringTable";
    public const string Tag = "tag";
    public const string AttributeStart = "attributeStart";
    public const string AttributeValue = "attributeValue";
    public const string InlineString = "inlineString";
    public const string TableString = "tableString";
    public const string Opaque = "opaque";
    public const string Date = "date";
    public const string Entity = "entity";
    public const string ProcessingInstruction = "processingInstruction";
    public const string End = "end";

    public const string UserDataHeader = "userDataHeader";
    public const string UserDataHeaderLength = "userDataHeaderLength";
    public const string Concatenation = "concatenation";
    public const string Ports = "ports";
    public const string Element = "element";
    public const string ElementId = "elementId";
    public const string ElementLength = "elementLength";
    public const string Reference = "reference";
    public const string Total = "total";
    public const string Sequence = "sequence";
    public const string DestinationPort = "destinationPort";
    public const string SourcePort = "sourcePort";
    public const string UserData = "userData";

    public const string Digest = "digest";
    public const string TriggerFlags = "triggerFlags";
    public const string UserInteraction = "userInteraction";
    public const string Initiator = "initiator";
    public const string Reserved = "reserved";
    public const string SessionId = "sessionId";
    public const string ServerIdLength = "serverIdLength";
    public const string ServerId = "serverId";

    public const string ApplicationIdsLength = "applicationIdsLength";
    public const string ApplicationId = "applicationId";
    public const string ContactPointsLength = "contactPointsLength";
    public const string ContactPoint = "contactPoint";
    public const string ContactPointFlags = "contactPointFlags";
    public const string BearerType = "bearerType";
    public const string Port = "port";
    public const string Address = "address";
}
