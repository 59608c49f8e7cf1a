using PushPortal.Domain.Addresses;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Groups;

/// <summary>What a group of recipients is to be.</summary>
/// <param name="Name">Unique in the account; at most 64 characters.</param>
/// <param name="Numbers">E.164 with the plus sign; at most 10,000. One that comes twice is kept once.</param>
internal sealed record RecipientGroupBody(string Name, IReadOnlyList<string> Numbers)
{
    internal static RecipientGroupBody? Read(RequestMembers body)
    {
        var (name, written) = (body.Text("name"), body.Texts("numbers"));
        if (name is null || !RecipientGroup.IsName(name))
        {
            body.Refuse<int>("name", $"must be a text of 1 to {RecipientGroup.LongestName} characters without spaces at its ends");
        }

        if (written is null || written.Count is 0 or > RecipientGroup.MostNumbers)
        {
            body.Refuse<int>("numbers", $"must be an array of 1 to {RecipientGroup.MostNumbers} phone numbers");
        }

        var numbers = new List<string>();
        for (var at = 0; at < written?.Count; at++)
        {
            if (!Msisdn.TryParse(written[at], out var number, out var problem))
            {
                body.Refuse<int>($"numbers/{at}", problem);
            }

            numbers.Add(number);
        }

        return body.HasErrors ? null : new RecipientGroupBody(name!, [.. numbers.Distinct()]);
    }
}
