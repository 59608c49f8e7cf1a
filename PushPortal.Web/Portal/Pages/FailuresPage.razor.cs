using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The newest transactions that ended without delivery, each with its reason and its retry.</summary>
public sealed partial class FailuresPage(IPushEnquiries enquiries, IDeliveryFeed feed) : PortalPage
{
    private const int RowsOfPage = 50;

    private readonly HashSet<long> _news = [];
    private List<FailedTransaction> _rows = [];

    /// <summary>The transaction that the page begins after.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    protected override async Task OnParametersSetAsync() => await LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Keep(feed.Subscribe(Viewer.AccountId, changes => _ = ShowAsync(() => Take(changes))));
            // What changed between the page's query and this was announced to nobody here.
            _ = ShowAsync(LoadAsync);
        }
    }

    private async Task LoadAsync()
    {
        _news.Clear();
        long? after = PublicId.TryParse(PublicId.Transaction, After, out var id) ? id : null;
        _rows = [.. await enquiries.FailedAsync(Viewer.AccountId, after, RowsOfPage, Gone)];
    }

    private Task Take(IReadOnlyList<TransactionChanged> changes)
    {
        foreach (var change in changes)
        {
            if (_rows.FindIndex(row => row.Transaction.Id == change.TransactionId) is >= 0 and var at)
            {
                var shown = _rows[at].Transaction;
                Repaint(shown with { State = change.State, Step = change.Step, Cause = change.Cause, UpdatedAt = change.At });
            }
            else if (change.State.IsFailed() && After is null)
            {
                _news.Add(change.TransactionId);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>A row that was retried stays where it is and shows how it goes.</summary>
    private void Repaint(Transaction transaction)
    {
        if (_rows.FindIndex(row => row.Transaction.Id == transaction.Id) is >= 0 and var at)
        {
            _rows[at] = _rows[at] with { Transaction = transaction };
        }
    }
}
