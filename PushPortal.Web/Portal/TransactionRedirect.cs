using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal;

/// <summary>The address of a transaction of which only the id is known leads to the page of its push.</summary>
internal static class TransactionRedirect
{
    internal static async Task<Results<RedirectHttpResult, NotFound>> GoAsync(string id, HttpContext context, IPushEnquiries enquiries, CancellationToken ct) =>
        PublicId.TryParse(PublicId.Transaction, id, out var key) && await enquiries.FindTransactionAsync(key, Viewer.Of(context.User).AccountId, ct) is { } found
            ? TypedResults.LocalRedirect($"~{PortalLinks.Transaction(found.Push.Id, key)}")
            : TypedResults.NotFound();
}
