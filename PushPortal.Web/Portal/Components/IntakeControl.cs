using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>Suspends and resumes the intake of submissions, for administrators.</summary>
public sealed class IntakeControl(SubmissionIntake intake, IntakeOrders orders, IPushEnquiries enquiries, OrderQuestion question, IStringLocalizer<Texts> words)
{
    /// <returns>Whether it was done.</returns>
    public async Task<bool> AskAsync()
    {
        var suspend = intake.Suspension is null;
        var verb = suspend ? "Suspend" : "Resume";
        var pending = await enquiries.PendingAsync(null, CancellationToken.None);
        var asked = new DialogParameters<OrderDialog>
        {
            { dialog => dialog.Facts, Facts(pending) },
            { dialog => dialog.Effect, words[$"IntakeEffect_{verb}"].Value },
            { dialog => dialog.Verb, words[$"IntakeVerb_{verb}"].Value },
            { dialog => dialog.IsDangerous, suspend },
        };
        return await question.AskAsync(words[$"IntakeTitle_{verb}"], asked, async (by, answer) =>
        {
            await (suspend ? orders.SuspendAsync(by, answer.Reason, CancellationToken.None) : orders.ResumeAsync(by, answer.Reason, CancellationToken.None));
            return words[$"IntakeDone_{verb}"];
        });
    }

    private (string, string)[] Facts(PendingCounts pending) =>
    [
        (words["IntakePending"], pending.Steps.Values.Sum().ToString("N0", CultureInfo.CurrentCulture)),
        (words["IntakeAtSmsc"], pending.Steps.GetValueOrDefault(TransactionStep.Suspended).ToString("N0", CultureInfo.CurrentCulture)),
        (words["IntakeRefused"], intake.Refused.ToString("N0", CultureInfo.CurrentCulture)),
    ];
}
