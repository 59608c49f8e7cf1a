using PushPortal.Domain.Identifiers;

namespace PushPortal.Web.Portal;

/// <summary>The addresses of the portal's pages.</summary>
internal static class PortalLinks
{
    internal const string NewPush = "/pushes/new";
    internal const string Failures = "/failures";
    internal const string Accounts = "/accounts";

    internal static string Account(string code) => $"{Accounts}?account={Uri.EscapeDataString(code)}";

    internal static string Push(long id) => Push(PublicId.Format(PublicId.Push, id));

    internal static string Push(string publicId) => $"/pushes/{publicId}";

    internal static string Transaction(long pushId, long transactionId) => $"{Push(pushId)}?t={PublicId.Format(PublicId.Transaction, transactionId)}";
}
