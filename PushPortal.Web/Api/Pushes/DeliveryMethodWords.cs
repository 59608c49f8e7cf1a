using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Delivery methods in PAP's words, which REST and the form have too.</summary>
internal static class DeliveryMethodWords
{
    internal static IReadOnlyList<DeliveryMethod> All { get; } = [DeliveryMethod.Confirmed, DeliveryMethod.PreferConfirmed, DeliveryMethod.Unconfirmed, DeliveryMethod.NotSpecified];

    internal static string Word(DeliveryMethod method) => method switch
    {
        DeliveryMethod.Confirmed => "confirmed",
        DeliveryMethod.PreferConfirmed => "preferconfirmed",
        DeliveryMethod.Unconfirmed => "unconfirmed",
        _ => "notspecified",
    };

    /// <summary>Null when it is the word of none.</summary>
    internal static DeliveryMethod? Parse(string? word) => All.Cast<DeliveryMethod?>().FirstOrDefault(method => Word(method!.Value) == word);
}
