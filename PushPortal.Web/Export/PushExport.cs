using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Export;

/// <summary>The lists of the portal as files: all that the filter in the address lets through, page by page.</summary>
internal static class PushExport
{
    private const int Rows = 500;

    internal static async Task WritePushesAsync(HttpContext context, IPushEnquiries enquiries, IAccountDirectory accounts, CancellationToken ct)
    {
        var query = context.Request.Query;
        var asked = new PushListQuery
        {
            Status = query["status"],
            Account = query["account"],
            Recipient = query["recipient"],
            PushId = query["pushId"],
            Tag = query["tag"],
            TraceId = query["traceId"],
            Link = query["link"],
            ContentType = query["contentType"],
            Source = query["source"],
            Reason = query["reason"],
            Code = query["code"],
            Segments = query["segments"],
            From = query["from"],
            To = query["to"],
        };
        var viewer = Viewer.Of(context.User);
        var (sight, zone) = (viewer.SightOf(accounts), ViewSettings.From(context.Request.Cookies).TimeZone);
        var filter = asked.ToFilter(viewer.AccountId, accounts) with { Limit = Rows };
        var writer = ExportWriter.Begin(
            context.Response, "pushes", ExportWriter.FormatOf(query), zone,
            "id", "pushId", "account", "status", "receivedAt", "source", "contentType", "priority", "recipients", "delivered", "failed", "tags", "recipient", "segments", "reason", "changedAt", "timeZone");
        PushPage page;
        do
        {
            page = await enquiries.PageAsync(filter, ct);
            foreach (var row in (await enquiries.DetailsAsync(page.Rows, PushListRow.MostRead, ct)).Select(details => PushListRow.Of(details, sight)))
            {
                var push = row.Summary.Push;
                writer.Add(
                    PublicId.Format(PublicId.Push, push.Id),
                    push.InitiatorPushId,
                    accounts.Find(push.AccountId)?.Code,
                    PushStatusWords.Word(row.Summary.Status),
                    push.ReceivedAt,
                    Word(push.Source),
                    push.ContentType,
                    Word(push.Priority),
                    push.Recipients,
                    row.Summary.Delivered,
                    row.Summary.Failed,
                    string.Join(' ', push.Tags),
                    row.Recipient,
                    row.Segments,
                    string.Join("; ", row.Causes.Select(cause => cause.Words())),
                    row.ChangedAt,
                    zone.Id);
            }

            await writer.FlushAsync(ct);
            filter = filter with { After = page.Next };
        }
        while (page.Next is not null);
    }

    internal static async Task WriteFailuresAsync(HttpContext context, IPushEnquiries enquiries, FailureDesk desk, IAccountDirectory accounts, TimeProvider clock, CancellationToken ct)
    {
        var query = context.Request.Query;
        var asked = new FailureListQuery { Range = query["range"], Reason = query["reason"], Show = query["show"], Account = query["account"], Issue = query["issue"], Expires = query["expires"], State = query["state"], Link = query["link"], From = query["from"], To = query["to"] };
        var viewer = Viewer.Of(context.User);
        var zone = ViewSettings.From(context.Request.Cookies).TimeZone;
        var filter = asked.ToFilter(viewer.AccountId, accounts, clock.GetUtcNow());
        if (viewer.IsStaff && asked.IssueStatus is { } status)
        {
            filter = (await desk.OverviewAsync(filter, status, ct)).Filter;
        }

        var writer = ExportWriter.Begin(
            context.Response, "failures", ExportWriter.FormatOf(query), zone,
            "transaction", "push", "pushId", "account", "recipient", "state", "code", "cause", "reason", "segments", "run", "endedAt", "timeZone");
        var sight = viewer.SightOf(accounts);
        FailurePosition? after = null;
        do
        {
            var page = await enquiries.FailuresAsync(filter, after, Rows, ct);
            foreach (var row in page.Rows)
            {
                var transaction = row.Transaction;
                writer.Add(
                    PublicId.Format(PublicId.Transaction, transaction.Id),
                    PublicId.Format(PublicId.Push, transaction.PushId),
                    row.InitiatorPushId,
                    accounts.Find(transaction.AccountId)?.Code,
                    RecipientName.Of(sight.Of(transaction)),
                    transaction.State.Word(),
                    transaction.Code,
                    transaction.Cause.Name(),
                    transaction.Cause.Words(),
                    transaction.Segments,
                    transaction.Run,
                    transaction.UpdatedAt,
                    zone.Id);
            }

            await writer.FlushAsync(ct);
            after = page.Next;
        }
        while (after is not null);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
