using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Web.Api.Groups;

/// <summary>A group of recipients.</summary>
/// <param name="Numbers">E.164 with the plus sign, each once; hidden from a key that may not submit.</param>
internal sealed record RecipientGroupModel(string Id, string Name, IReadOnlyList<string> Numbers)
{
    internal static RecipientGroupModel Of(RecipientGroup group, NumberSight sight) => new(IdOf(group), group.Name, [.. group.Numbers.Select(number => sight.Of(group.AccountId, number))]);

    internal static string IdOf(RecipientGroup group) => PublicId.Format(PublicId.RecipientGroup, group.Id);
}
