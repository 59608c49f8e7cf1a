using PushPortal.Domain.Addresses;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Pap;

/// <summary>A PAP address as it was read. Whoever names the same handset later, by any way of writing it, gets the same number.</summary>
/// <param name="Value">The number with its plus sign, the name of an alias, or what was written when it is neither.</param>
/// <param name="IsName">It is of type USER, and an alias has to say for which number it stands.</param>
/// <param name="Problem">Why it cannot be used, whatever the aliases are.</param>
internal readonly record struct PapRecipient(PapAddress Address, string Value, bool IsName = false, string? Problem = null)
{
    internal static PapRecipient Read(PapAddress address)
    {
        if (!ClientAddress.TryParse(address.Value, out var client, out var problem))
        {
            return new PapRecipient(address, address.Value, Problem: problem);
        }

        return client.Type switch
        {
            ClientAddressType.Plmn => Number(address, client.Value),
            // An MSISDN is a whole international number (3GPP TS 23.003, 3.3), and mostly written without the plus sign.
            ClientAddressType.GsmMsisdn => Number(address, client.Value is ['+', ..] ? client.Value : $"+{client.Value}"),
            ClientAddressType.User => Name(address, client.Value),
            _ => new PapRecipient(address, client.Value, Problem: $"is an address of type {PapWords.ClientAddressTypes.WordOf(client.Type)}; this gateway serves PLMN, GSM_MSISDN and USER"),
        };
    }

    /// <param name="numbers">By the names that are known.</param>
    internal RequestedRecipient Requested(IReadOnlyDictionary<string, string> numbers)
    {
        if (!IsName)
        {
            return new RequestedRecipient(Value, Address.Value, Problem);
        }

        return numbers.TryGetValue(Value, out var number)
            ? new RequestedRecipient(number, Address.Value)
            : new RequestedRecipient(Value, Address.Value, "is a name that no alias has", FailureCause.UnknownAlias);
    }

    private static PapRecipient Number(PapAddress address, string written) =>
        Msisdn.TryParse(written, out var number, out var problem) ? new PapRecipient(address, number) : new PapRecipient(address, written, Problem: problem);

    private static PapRecipient Name(PapAddress address, string written)
    {
        var name = AliasName.Of(written);
        return AliasName.IsValid(name) ? new PapRecipient(address, name, IsName: true) : new PapRecipient(address, written, Problem: $"is a name of none or more than {AliasName.MaxLength} characters");
    }
}
