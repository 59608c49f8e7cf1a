using Microsoft.AspNetCore.Identity;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Account;

/// <summary>
/// Writes sign-ins into the audit log. A name that nobody has is not written: it may be a password in the wrong field. Of failures only so many a minute are written, and how
/// many were not: anybody can make them.
/// </summary>
public sealed class SignInRecord(IAuditLog audit, IAccountDirectory accounts, TimeProvider clock)
{
    internal const int MostFailuresAMinute = 100;

    private const string NoUser = "-";

    private readonly Lock _lock = new();
    private long _minute;
    private int _failures;
    private int _unwritten;

    internal Task SucceededAsync(PortalUser user, HttpContext http) => WriteAsync(AuditAction.SignedIn, user.UserName!, user, http);

    internal Task EndedAsync(PortalUser user, HttpContext http) => WriteAsync(AuditAction.SignedOut, user.UserName!, user, http);

    /// <param name="user">The user of the name that was given; null when nobody has it.</param>
    internal Task FailedAsync(PortalUser? user, SignInResult result, HttpContext http)
    {
        if (!MayWrite(out var unwritten))
        {
            return Task.CompletedTask;
        }

        var cause = user is null ? "unknown-name" : result.IsLockedOut ? "locked" : result.IsNotAllowed ? "disabled" : "wrong-password";
        var entry = Actor.Nobody(Visit.AddressOf(http)).Did(AuditAction.SignInFailed, AuditSubject.User(user?.UserName ?? NoUser), CodeOf(user));
        return audit.WriteAsync(entry.Changing(null, unwritten == 0 ? new { cause } : new { cause, notWrittenBefore = unwritten }), CancellationToken.None);
    }

    private bool MayWrite(out int unwritten)
    {
        lock (_lock)
        {
            var minute = clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
            if (minute != _minute)
            {
                (_minute, _failures) = (minute, 0);
            }

            if (++_failures > MostFailuresAMinute)
            {
                unwritten = ++_unwritten;
                return false;
            }

            (unwritten, _unwritten) = (_unwritten, 0);
            return true;
        }
    }

    private Task WriteAsync(string action, string name, PortalUser user, HttpContext http) =>
        audit.WriteAsync(Actor.User(name, Visit.AddressOf(http)).Did(action, AuditSubject.User(name), CodeOf(user)), CancellationToken.None);

    private string? CodeOf(PortalUser? user) => user?.AccountId is { } id ? accounts.Find(id)?.Code : null;
}
