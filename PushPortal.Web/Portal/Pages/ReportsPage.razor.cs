using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Reports;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Lists;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What happened by day, of each account or on each link. For staff; days are those of the viewer's zone.</summary>
public sealed partial class ReportsPage(ReportDesk desk, IOptions<StorageOptions> storage, TimeProvider clock) : PortalPage
{
    private const int LinesOfPage = 100;

    private ReportRange? _range;
    private IReadOnlyList<ReportLine> _lines = [];
    private ReportFigures _total = ReportFigures.None;

    [SupplyParameterFromQuery] private string? By { get; set; }

    [SupplyParameterFromQuery] private string? Account { get; set; }

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    /// <summary>Which hundred of the lines.</summary>
    [SupplyParameterFromQuery] private string? Page { get; set; }

    private ReportsQuery Query => new() { By = By, Account = Account, From = From, To = To, Page = Page };

    private IEnumerable<ReportLine> Shown => _lines.Skip((Query.PageNumber - 1) * LinesOfPage).Take(LinesOfPage);

    protected override async Task OnParametersSetAsync()
    {
        _range = Query.ToRange(Settings.TimeZone, clock.GetUtcNow());
        _lines = _range is { } range ? await desk.LinesAsync(Query, range, Gone) : [];
        _total = _lines.Aggregate(ReportFigures.None, static (sum, line) => sum.Add(line.Figures));
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Rate(ReportFigures figures) => figures.SuccessRate?.ToString("P1", CultureInfo.CurrentCulture) ?? "–";

    private static string Duration(TimeSpan? time) => time is { } took ? DurationText.Of(TimeSpan.FromMilliseconds(Math.Round(took.TotalMilliseconds))) : "–";

    private string Pushes(ReportLine line, PushStatus? status) => new PushListQuery
    {
        Account = Query.IsByLink ? null : line.Of,
        Link = LinkOf(line),
        Status = status is { } wanted ? PushStatusWords.Word(wanted) : null,
        From = PushListQuery.Format(line.Day.From),
        To = PushListQuery.Format(line.Day.To),
    }.ToUri();

    private string Failures(ReportLine line, TransactionState? state) => new FailureListQuery
    {
        Account = Query.IsByLink ? null : line.Of,
        Link = LinkOf(line),
        Show = FailureListQuery.Everything,
        State = state?.Word(),
        From = PushListQuery.Format(line.Day.From),
        To = PushListQuery.Format(line.Day.To),
    }.ToUri();

    private string? LinkOf(ReportLine line) => !Query.IsByLink ? null : line.Of.Length == 0 ? NoneWord.Word : line.Of;

    private string PageUri(int number) => (Query with { Page = number == 1 ? null : number.ToString(CultureInfo.InvariantCulture) }).ToUri();
}
