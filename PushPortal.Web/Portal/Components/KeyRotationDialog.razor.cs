using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>Names the key that gets another secret, and takes how long the one before goes on.</summary>
public sealed partial class KeyRotationDialog(IApiKeys keys, CallerCheck callers, IStringLocalizer<Texts> words, TimeProvider clock) : ComponentBase
{
    private static readonly TimeSpan[] Choices = [TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    private TimeSpan _overlap;
    private PageError? _refused;
    private bool _asking;

    [Parameter, EditorRequired] public ApiKey Key { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance? Frame { get; set; }

    protected override void OnInitialized() => _overlap = keys.UsualOverlap;

    private IEnumerable<TimeSpan> Overlaps() => Choices.Append(keys.UsualOverlap).Distinct().Order();

    private async Task RotateAsync()
    {
        if (_asking)
        {
            return;
        }

        _asking = true;
        try
        {
            var caller = await callers.OfAsync(PortalPolicies.Manage) is { } allowed && allowed.Viewer.MayManageOf(Key.AccountId) ? allowed : null;
            if (caller is not null && await keys.RotateAsync(Key.AccountId, Key.Id, _overlap, caller.Actor, CancellationToken.None) is ApiKeyMade.Made made)
            {
                Frame?.Close(DialogResult.Ok(made));
                return;
            }

            _refused = words[caller is null ? "NotAllowedWhy" : "KeyNotInForce"];
        }
        catch (Exception failure) when (StoreFailure.Is(failure))
        {
            _refused = words["StoreBusy"];
        }
        finally
        {
            _asking = false;
        }
    }
}
