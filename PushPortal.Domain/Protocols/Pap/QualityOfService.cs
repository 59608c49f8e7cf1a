namespace PushPortal.Domain.Protocols.Pap;

/// <summary>How a push should be, or in an answer was, delivered (PAP 2.0, 9.1.3). Network and bearer are names of WDP appendix C.</summary>
public sealed record QualityOfService
{
    internal const string Element = "quality-of-service";

    public Priority Priority { get; init; } = Priority.Medium;

    public DeliveryMethod DeliveryMethod { get; init; } = DeliveryMethod.NotSpecified;

    public string? Network { get; init; }

    public bool NetworkRequired { get; init; }

    public string? Bearer { get; init; }

    public bool BearerRequired { get; init; }

    internal static QualityOfService Read(PapElementReader element) => new()
    {
        Priority = element.Word("priority", PapWords.Priorities, otherwise: Priority.Medium),
        DeliveryMethod = element.Word("delivery-method", PapWords.DeliveryMethods, otherwise: DeliveryMethod.NotSpecified),
        Network = element.Optional("network"),
        NetworkRequired = element.Flag("network-required"),
        Bearer = element.Optional("bearer"),
        BearerRequired = element.Flag("bearer-required"),
    };

    internal void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("priority", PapWords.Priorities.WordOf(Priority));
        element.Attribute("delivery-method", PapWords.DeliveryMethods.WordOf(DeliveryMethod));
        element.Attribute("network", Network);
        element.Flag("network-required", NetworkRequired);
        element.Attribute("bearer", Bearer);
        element.Flag("bearer-required", BearerRequired);
        element.End(Element);
    }
}
