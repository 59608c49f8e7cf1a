namespace PushPortal.Domain.Reports;

/// <summary>One line of a report.</summary>
/// <param name="Of">The account's code, or the link's name; empty for what ended without having come to a link.</param>
public sealed record ReportLine(ReportDay Day, string Of, ReportFigures Figures);
