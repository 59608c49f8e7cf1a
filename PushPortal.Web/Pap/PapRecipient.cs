using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Pap;

/// <summary>A PAP address as the PPG takes it. Whoever names the same handset later, by any way of writing it, gets the same number.</summary>
internal static class PapRecipient
{
    internal static RequestedRecipient Of(PapAddress address)
    {
        if (!ClientAddress.TryParse(address.Value, out var client, out var problem))
        {
            return new RequestedRecipient(address.Value, address.Value, problem);
        }

        if (client.Type != ClientAddressType.Plmn)
        {
            return new RequestedRecipient(client.Value, address.Value, $"is an address of type {PapWords.ClientAddressTypes.WordOf(client.Type)}; this gateway serves PLMN");
        }

        return Msisdn.TryParse(client.Value, out var number, out problem)
            ? new RequestedRecipient(number, address.Value)
            : new RequestedRecipient(client.Value, address.Value, problem);
    }

    /// <summary>The addresses by the recipient that each names; of several for one, the first.</summary>
    internal static IReadOnlyDictionary<string, PapAddress> ByNumber(IReadOnlyList<PapAddress> addresses)
    {
        var named = new Dictionary<string, PapAddress>(addresses.Count);
        foreach (var address in addresses)
        {
            named.TryAdd(Of(address).Number, address);
        }

        return named;
    }
}
