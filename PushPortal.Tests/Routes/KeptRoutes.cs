using Microsoft.Extensions.Logging.Abstractions;
using PushPortal.Domain.Routes;
using PushPortal.Infrastructure.Routes;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Routes;

/// <summary>The routes of an SMSC with the links a and b, in a store of their own; nobody's loop waits for them.</summary>
internal sealed class KeptRoutes : IDisposable
{
    internal KeptRoutes() => Versions = Open(null, "a", "b");

    internal StoreUnderTest Store { get; } = new();

    internal RouteBook Book { get; private set; } = new();

    internal RouteVersions Versions { get; private set; }

    /// <summary>As they are after a restart.</summary>
    internal async Task RestartAsync(SmscInbox? inbox = null, params string[] links)
    {
        Versions.Dispose();
        Book = new RouteBook();
        Versions = Open(inbox, links);
        await Versions.LoadAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        Versions.Dispose();
        Store.Dispose();
    }

    private RouteVersions Open(SmscInbox? inbox, params string[] links) =>
        new(Store, Book, inbox, links.Select(link => new RecordingLink(link)), new FixedAccounts(), Store.Clock, NullLogger<RouteVersions>.Instance);
}
