using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Listeners;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The links as they stand now, and the policy of one of them. Looking costs the SMSC nothing: the page reads what its loop shows anyway.</summary>
public sealed partial class LinksPage(LinkWatch watch, IEnumerable<Listener> listeners, TimeProvider clock) : PortalPage
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly LinkRates _rates = new();
    private readonly LinkRates _sessionRates = new();
    private IReadOnlyList<LinkStatus> _links = [];
    private IReadOnlyList<EsmeSessionStatus> _sessions = [];
    private (string? Trouble, int Open, int Room) _smsc;
    private IReadOnlyList<(string Name, bool IsOpen, string? Address)> _listeners = [];
    private DateTimeOffset _changedAt;

    /// <summary>The link whose policy is shown.</summary>
    [SupplyParameterFromQuery] private string? Link { get; set; }

    protected override void OnInitialized() => Take();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepLooking(LookEvery, Look);
        }
    }

    /// <summary>While nothing happens nothing is painted, once the rates have come down.</summary>
    private void Look()
    {
        if (!ReferenceEquals(watch.Links, _links) || !watch.Sessions.SequenceEqual(_sessions) || !Listeners().SequenceEqual(_listeners) || SmscNow() != _smsc || clock.GetUtcNow() - _changedAt <= LinkRates.Over)
        {
            _ = ShowAsync(() =>
            {
                Take();
                return Task.CompletedTask;
            });
        }
    }

    private void Take()
    {
        var now = clock.GetUtcNow();
        var (links, smsc, sessions) = (watch.Links, SmscNow(), watch.Sessions);
        if (!ReferenceEquals(links, _links) || smsc != _smsc || !sessions.SequenceEqual(_sessions))
        {
            _changedAt = now;
        }

        (_links, _smsc, _sessions, _listeners) = (links, smsc, sessions, [.. Listeners()]);
        _rates.Take(links, now);
        _sessionRates.Take(sessions.ToDictionary(session => session.Name, session => session.Requests), now);
    }

    private (string? Trouble, int Open, int Room) SmscNow() => watch.Smsc is { } smsc ? (smsc.Trouble, smsc.Open, smsc.Room) : default;

    private IEnumerable<(string Name, bool IsOpen, string? Address)> Listeners() => listeners.Select(listener => (listener.Name, listener.IsOpen(), listener.Address()));

    private bool IsPaused(LinkStatus link) => link.PausedUntil > clock.GetUtcNow();

    private string RateOf(LinkStatus link) => _rates.Of(link.Name) is { } rate ? rate.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture) : "–";
}
