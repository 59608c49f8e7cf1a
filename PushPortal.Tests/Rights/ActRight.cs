using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Rights;

/// <summary>Something that is done on a page.</summary>
/// <param name="Do">Opens the page as somebody who may do everything, lets them become somebody else (<see cref="PortalActs.LaterAsync"/>), and does it.</param>
/// <param name="IsDone">Whether anything came of it.</param>
internal sealed record ActRight(string Name, IReadOnlyList<string> Allowed, Func<PortalUnderTest, Task> Do, Func<PortalUnderTest, bool> IsDone) : Right(Name, Allowed)
{
    /// <summary>Its entry in the audit log, where the page writes it and not the store.</summary>
    internal string? Audited { get; init; }

    /// <summary>Who opens the page.</summary>
    internal string Opener { get; init; } = PortalRole.Admin;

    /// <summary>The portal for a role, where it has to have more than others; it tells where rights are asked for.</summary>
    internal Func<string, ISet<string>?, PortalUnderTest> Portal { get; init; } = (role, seen) => new PortalUnderTest(role: role, seen: seen);

    internal override IReadOnlyList<string> Askers => Asker.People;
}
