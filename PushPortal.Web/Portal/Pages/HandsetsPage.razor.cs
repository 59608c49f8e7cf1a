using System.Globalization;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Live;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The simulated handsets as phones: what lies in their inboxes as a person sees it, and what opening it brings. Follows what arrives while it is open.</summary>
public sealed partial class HandsetsPage(HandsetDesk desk, IDeliveryFeed feed, CallerCheck callers, NavigationManager navigation) : PortalPage
{
    /// <summary>Handsets that are listed at once; more are found by their digits.</summary>
    private const int MostListed = 50;

    private IReadOnlyList<SimulatedHandset> _listed = [];
    private IReadOnlyList<InboxEntry> _inbox = [];
    private SimulatedHandset? _handset;
    private InboxEntry? _message;
    private string? _digits;
    private HeldRedraw? _redraw;
    private string? _pinNote;
    private int _more;
    private bool _opening;
    private bool _refused;

    /// <summary>Digits that the list is searched for.</summary>
    [SupplyParameterFromQuery] private string? Q { get; set; }

    [SupplyParameterFromQuery] private string? Number { get; set; }

    /// <summary>The number of the message on the handset.</summary>
    [SupplyParameterFromQuery] private string? Message { get; set; }

    private bool MayChange => Viewer.IsStaff && Viewer.MayUseHandsets && TestRecipients.Find(_handset!.Msisdn) is null;

    private string? ProfileName => HandsetProfiles.NameOf(_handset!.Deviations);

    /// <summary>The newest first.</summary>
    private List<InboxEntry> Unseen => [.. _inbox.Where(entry => entry.Place != InboxPlace.Shown).Reverse()];

    protected override void OnParametersSet()
    {
        _digits = Q;
        (_pinNote, _refused) = (null, false);
        Read();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepFollowing(feed, Follow);
            _redraw = BrowserTab.Redraw(() => _ = ReadAgainAsync());
            Keep(_redraw);
            Keep(desk.Watch(Follow));
            // What came between the page's first look and this was announced to nobody here.
            _ = ReadAgainAsync();
        }
    }

    private void Read()
    {
        var found = desk.Search(Viewer, Q);
        _listed = [.. found.Take(MostListed)];
        _more = found.Count - _listed.Count;
        _handset = desk.Find(Viewer, Number);
        _inbox = _handset?.Inbox() ?? [];
        _message = long.TryParse(Message, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? _inbox.FirstOrDefault(entry => entry.Number == number) : null;
    }

    private Task ReadAgainAsync() => ShowAsync(() =>
    {
        Read();
        return Task.CompletedTask;
    });

    private void Follow(IReadOnlyList<TransactionChanged> changes)
    {
        if (_handset is { Msisdn: var shown } && changes.Any(change => change.Recipient == shown))
        {
            _ = ReadAgainAsync();
        }
    }

    private void Follow(SimulatedHandset changed)
    {
        if (changed == _handset || _listed.Contains(changed))
        {
            _redraw?.Tell();
        }
    }

    private void Search() => navigation.NavigateTo(PortalLinks.HandsetOf(Number, search: _digits));

    private async Task OpenAsync(long message)
    {
        if (await MayAsync())
        {
            _opening = true;
            try
            {
                await desk.OpenAsync(_handset!, message, Gone);
            }
            finally
            {
                _opening = false;
            }

            Read();
        }
    }

    private async Task InstallAsync((long Message, string Pin) typed)
    {
        if (await MayAsync())
        {
            var outcome = _handset!.Install(typed.Message, typed.Pin);
            _pinNote = outcome is PinOutcome.Wrong or PinOutcome.Discarded ? Text[$"Pin_{outcome}"].Value : null;
            Read();
        }
    }

    private async Task SwitchAsync(HandsetChange change)
    {
        if (await MayAsync() && MayChange && !change.Problems().Any())
        {
            desk.Change(_handset!, change);
        }

        Read();
    }

    /// <summary>The page may stand open for long: the right is asked for where it is used.</summary>
    private async Task<bool> MayAsync()
    {
        var caller = await callers.OfAsync(PortalPolicies.Handset);
        _refused = caller is null || _handset is null || desk.Find(caller.Viewer, _handset.Msisdn) is null;
        return !_refused;
    }

    private string LinkTo(long? message) => PortalLinks.HandsetOf(_handset!.Msisdn, message, Q);

    private string WordsOf(SimulatedHandset handset) => string.Join(" · ", Words(handset));

    private IEnumerable<string> Words(SimulatedHandset handset)
    {
        if (TestRecipients.Find(handset.Msisdn) is { } test)
        {
            yield return Text[$"TestRecipientShort_{test.Outcome}"];
        }
        else if (handset.IsAway)
        {
            yield return Text[handset.RadioOff ? "HandsetRadioOff" : "HandsetNoCoverage"];
        }
        else if (handset.MemoryFull)
        {
            yield return Text["HandsetMemoryFull"];
        }

        yield return Text["HandsetMessages", handset.Messages];
    }
}
