using System.Globalization;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>Starts a trace and shows what it sees. What is being read stays where it is: newer entries wait behind a bar.</summary>
public sealed partial class TracePage(WireTrace trace, LinkWatch watch, IAccountDirectory accounts, CallerCheck callers, IAuditLog audit) : PortalPage
{
    private const int PageSize = 100;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly TraceForm _form = new();
    private TraceRun? _run;
    private bool _wasOver;
    private IReadOnlyList<TraceEntry> _entries = [];
    private long _shown;
    private int _waiting;
    private PageError? _refused;

    /// <summary>The entry that the page begins below.</summary>
    [SupplyParameterFromQuery] private string? Before { get; set; }

    /// <summary>What the form begins with.</summary>
    [SupplyParameterFromQuery] private string? Session { get; set; }

    [SupplyParameterFromQuery] private string? Link { get; set; }

    protected override void OnInitialized()
    {
        if ((Session ?? Link) is { Length: > 0 } subject)
        {
            (_form.Kind, _form.Subject) = (Session is null ? TraceSubjectKind.Link : TraceSubjectKind.Session, subject);
        }
    }

    protected override void OnParametersSet() => ShowNew();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepLooking(LookEvery, Look);
        }
    }

    private void Look()
    {
        if (!ReferenceEquals(trace.Last, _run) || (_run is { } run && (run.Last - _shown != _waiting || run.IsOver != _wasOver)))
        {
            _ = ShowAsync(() =>
            {
                Take();
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>The first entries come by themselves: nobody reads yet.</summary>
    private void Take()
    {
        if (!ReferenceEquals(trace.Last, _run) || _entries.Count == 0)
        {
            ShowNew();
        }
        else
        {
            (_waiting, _wasOver) = ((int)(_run!.Last - _shown), _run.IsOver);
        }
    }

    private void ShowNew()
    {
        _run = trace.Last;
        _shown = _run?.Last ?? 0;
        _waiting = 0;
        _wasOver = _run?.IsOver ?? false;
        var from = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before - 1 : long.MaxValue;
        var entries = _run?.Page(Math.Min(from, _shown), PageSize) ?? [];
        _entries = Hides ? [.. entries.Select(entry => entry.WithoutContent())] : entries;
    }

    /// <summary>Content that is shown has numbers in it.</summary>
    private bool Hides => !Viewer.NeedsNumbers && _run is { Order.ShowsContent: true };

    private async Task StartAsync()
    {
        _refused = null;
        if (await CallerAsync() is { } caller && _form.Read(caller.Viewer.Name, Text) is { } order)
        {
            if (trace.Start(order) is not { } run)
            {
                _refused = Text["TraceRunsAlready"];
            }
            else
            {
                await NoteAsync(caller, AuditAction.TraceStarted, run);
            }

            ShowNew();
        }
    }

    private async Task StopAsync()
    {
        if (await CallerAsync() is { } caller && trace.Running is { } run)
        {
            trace.Stop();
            await NoteAsync(caller, AuditAction.TraceStopped, run);
            Take();
        }
    }

    private async Task DiscardAsync()
    {
        if (await CallerAsync() is { } caller && trace.Last is { } run)
        {
            trace.Discard();
            await NoteAsync(caller, AuditAction.TraceDiscarded, run);
            ShowNew();
        }
    }

    /// <summary>The page may stand open for long: the right is asked for where it is used.</summary>
    private async Task<PortalCaller?> CallerAsync()
    {
        var caller = await callers.OfAsync(PortalPolicies.Operate);
        _refused = caller is null ? Text["NotAllowedWhy"] : null;
        return caller;
    }

    private Task NoteAsync(PortalCaller caller, string action, TraceRun run) => audit.WriteAsync(TraceExport.Entry(caller.Actor, action, run), CancellationToken.None);

    private IEnumerable<string> Known() => _form.Kind switch
    {
        TraceSubjectKind.Account => accounts.All.Select(account => account.Code),
        TraceSubjectKind.Link => watch.Links.Where(link => link.Kind == Domain.Smsc.LinkKind.Smpp).Select(link => link.Name),
        TraceSubjectKind.Session => watch.Sessions.Select(session => session.Name),
        _ => [],
    };

    private string? Invalid(string field) => _form.ErrorOf(field) is null ? null : "true";
}
