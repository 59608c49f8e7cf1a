using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>Transactions that wait in one stage, in the order of their turn.</summary>
public sealed partial class QueueTable(IAccountDirectory accounts, IStringLocalizer<Texts> words) : ComponentBase
{
    [Parameter, EditorRequired] public IReadOnlyList<QueuedTransaction> Rows { get; set; } = [];

    [Parameter, EditorRequired] public QueueStage Stage { get; set; }

    private string TimeLabel => words[Stage switch { QueueStage.Later => "QueueDueAt", QueueStage.Held => "QueueEndsAt", _ => "QueueWaitsSince" }];

    /// <summary>Of one at the SMSC, when it was handed over.</summary>
    private DateTimeOffset? AtOf(Transaction transaction) => Stage == QueueStage.AtSmsc ? transaction.UpdatedAt : transaction.DueAt;
}
