using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>A link's policy in words, its answers, and for administrators the form that changes it.</summary>
public sealed partial class LinkPolicyEditor(LinkWatch watch, CallerCheck callers, DangerQuestion danger, IStringLocalizer<Texts> words) : ComponentBase
{
    private const int MostDelaysInWords = 6;

    private static readonly SegmentAnswerKind[] Kinds =
        [SegmentAnswerKind.Temporary, SegmentAnswerKind.Permanent, SegmentAnswerKind.Throttled, SegmentAnswerKind.HandsetAway, SegmentAnswerKind.LinkLost];

    private IHandsetLink? _link;
    private LinkPolicyForm _form = new();
    private string? _code;
    private bool _codeIsWrong;
    private bool _saved;
    private PageError? _refused;
    private bool _busy;

    [Parameter, EditorRequired] public string Link { get; set; } = "";

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    protected override void OnParametersSet()
    {
        if (_link?.Name == Link)
        {
            return;
        }

        _link = watch.Find(Link);
        (_saved, _refused) = (false, null);
        Reset();
    }

    private void Reset() => _form = _link is null ? new LinkPolicyForm() : LinkPolicyForm.Of(_link.Policy, _link.Kind);

    private Task SaveAsync() => _form.Read(watch.LongestWindow, words) is { } policy ? ChangeAsync(policy) : Task.CompletedTask;

    private async Task ChangeAsync(LinkPolicy? policy)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _saved) = (true, false);
        try
        {
            // The page is open to those who may only read: the right is asked for where it is used.
            _refused = await callers.OfAsync(PortalPolicies.Admin) is null ? words["NotAllowedWhy"] : null;
            if (_refused is null && await danger.AskAsync(PortalPolicies.Admin, words["PolicyOf", Link], words[policy is null ? "PolicyResetEffect" : "PolicyChangeEffect", Link], words[policy is null ? "PolicyReset" : "Save"]) is { } asked)
            {
                await watch.ChangeAsync(Link, policy, asked.Actor, asked.Reason, CancellationToken.None);
                Reset();
                _saved = true;
            }
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            _refused = words["StoreBusy"];
        }
        finally
        {
            _busy = false;
        }
    }

    private void AddCode()
    {
        _codeIsWrong = !_form.TryAdd(_code);
        if (!_codeIsWrong)
        {
            _code = null;
        }
    }

    private string RetryInWords(LinkPolicy policy)
    {
        var again = policy.MaxAttemptsPerSegment - 1;
        var delays = Enumerable.Range(1, Math.Min(again, MostDelaysInWords)).Select(attempt => DurationText.Of(policy.RetryDelay(attempt)));
        return again == 0
            ? words["PolicyOnce"]
            : words["PolicyRetry", string.Join(words["ListSeparator"], delays) + (again > MostDelaysInWords ? " …" : ""), policy.MaxAttemptsPerSegment];
    }

    private string StoreInWords(LinkPolicy policy)
    {
        var delays = policy.StoreAndForwardDelays;
        return words["PolicyStore", string.Join(words["ListSeparator"], delays.Select(DurationText.Of)), DurationText.Of(delays[^1])];
    }

    private string? Invalid(string field) => _form.ErrorOf(field) is null ? null : "true";
}
