using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Components;

/// <summary>Holds and releases the pushes of an account, for administrators.</summary>
public sealed class HoldControl(IAccountEditor editor, IPushEnquiries enquiries, OrderQuestion question, IStringLocalizer<Texts> words)
{
    /// <returns>Whether it was done.</returns>
    public async Task<bool> AskAsync(ServiceProvider account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var hold = account.Hold is null;
        var verb = hold ? "Hold" : "Release";
        var pending = await enquiries.PendingAsync(account.Id, CancellationToken.None);
        var asked = new DialogParameters<OrderDialog>
        {
            { dialog => dialog.Facts, Facts(account, pending) },
            { dialog => dialog.Effect, words[$"HoldEffect_{verb}", account.Name].Value },
            { dialog => dialog.Verb, words[$"HoldVerb_{verb}"].Value },
            { dialog => dialog.IsDangerous, hold },
        };
        return await question.AskAsync(words[$"HoldTitle_{verb}", account.Name], asked, async (by, answer) =>
        {
            var done = hold ? await editor.HoldAsync(account.Id, by, answer.Reason, CancellationToken.None) : await editor.ReleaseAsync(account.Id, by, answer.Reason, CancellationToken.None);
            return words[done ? $"HoldDone_{verb}" : $"HoldBefore_{verb}", account.Name];
        });
    }

    private (string, string)[] Facts(ServiceProvider account, PendingCounts pending) =>
    [
        (words["Account"], account.Code),
        (words["IntakePending"], pending.Steps.Values.Sum().ToString("N0", CultureInfo.CurrentCulture)),
        (words["IntakeAtSmsc"], pending.Steps.GetValueOrDefault(TransactionStep.Suspended).ToString("N0", CultureInfo.CurrentCulture)),
        (words["HoldWaiting"], pending.Steps.GetValueOrDefault(TransactionStep.Held).ToString("N0", CultureInfo.CurrentCulture)),
    ];
}
