using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Retries;

namespace PushPortal.Web.Portal;

/// <summary>The addresses of the portal's pages.</summary>
internal static class PortalLinks
{
    internal const string Pushes = "/pushes";

    /// <summary>The value of <c>view</c> by which a list shows everything although its viewer has chosen a view to begin with.</summary>
    internal const string WholeList = "all";

    /// <summary>Every push.</summary>
    internal const string AllPushes = $"/pushes?view={WholeList}";

    internal const string NewPush = "/pushes/new";
    internal const string Failures = "/failures";
    internal const string Aliases = "/aliases";
    internal const string Groups = "/groups";
    internal const string Accounts = "/accounts";
    internal const string NewAccount = "/accounts?new=true";
    internal const string Links = "/links";
    internal const string Routes = "/routes";

    /// <summary>With the form for a new rule of the draft.</summary>
    internal const string RouteNew = "/routes?view=draft&new=true";

    internal const string Queues = "/queues";

    /// <summary>What waits at each link.</summary>
    internal const string QueueLinks = "/queues#queue-links";

    internal const string Retries = "/retries";
    internal const string Settings = "/settings";
    internal const string Nodes = "/nodes";
    internal const string Trace = "/trace";
    internal const string Handsets = "/handsets";
    internal const string Lab = "/lab";

    /// <summary>What a trace saw, as a file.</summary>
    internal const string TraceFile = "/trace/entries.jsonl";

    internal const string Alarms = "/alarms";
    internal const string Callbacks = "/callbacks";
    internal const string Keys = "/keys";
    internal const string Usage = "/usage";
    /// <summary>Usage as a file.</summary>
    internal const string UsageExport = "/usage/export";

    internal const string Reports = "/reports";

    /// <summary>A report as a file, with the report's own filter.</summary>
    internal const string ReportExport = "/reports/export";

    internal const string Refusals = "/refusals";
    internal const string Users = "/users";
    internal const string NewUser = "/users?new=true";
    internal const string Audit = "/audit";

    /// <summary>The entries of the audit log that a filter lets through, as a file.</summary>
    internal const string AuditCsv = "/audit.csv";

    /// <summary>Where one changes one's own password.</summary>
    internal const string Password = "/Account/Password";

    internal const string Import = "/import";

    /// <summary>A file to begin with, by the query's <c>type</c>.</summary>
    internal const string ImportSample = "/import/sample.csv";

    internal const string ImportErrorsRoute = "/imports/{id}/errors.csv";

    internal const string ImportResultsRoute = "/imports/{id}/results.csv";

    /// <summary>The list of pushes as a file, with the list's own filter.</summary>
    internal const string PushExport = "/pushes/export";

    /// <summary>The list of failures as a file, with the list's own filter.</summary>
    internal const string FailureExport = "/failures/export";

    /// <summary>Where a transaction is found by its id alone.</summary>
    internal const string TransactionRoute = "/transactions/{id}";

    /// <summary>What came of each transaction of a bulk retry, as a file.</summary>
    internal const string BulkRetryCsvRoute = "/retries/{id}/items.csv";

    /// <summary>The dashboard over a range, by the range's word.</summary>
    /// <param name="compare">With the period before it, by the word for that.</param>
    internal static string Dashboard(string range, string? compare = null) => With("/", ("range", range), ("compare", compare));

    /// <summary>The groups of recipients.</summary>
    /// <param name="account">The code of the account, for administrators.</param>
    /// <param name="isNew">With the form for another one.</param>
    /// <param name="group">With the form of the one of this id.</param>
    internal static string GroupsOf(string? account, bool isNew = false, string? group = null) => With(Groups, ("account", account), ("new", isNew ? "true" : null), ("group", group));

    /// <summary>A page of the aliases.</summary>
    internal static string AliasPage(string? text, string? after) => With(Aliases, ("q", text), ("after", after));

    /// <summary>With the history that begins after this alarm.</summary>
    internal static string AlarmHistory(long after) => $"{Alarms}?after={PublicId.Format(PublicId.Alarm, after)}";

    /// <summary>A path with the parameters that have a value.</summary>
    internal static string With(string path, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var query = string.Join('&', parameters.Where(given => !string.IsNullOrWhiteSpace(given.Value)).Select(given => $"{given.Name}={Uri.EscapeDataString(given.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>What stands behind the question mark.</summary>
    internal static string QueryOf(string uri) => uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? uri[(at + 1)..] : "";

    /// <summary>The same address, which does not begin with the viewer's own view where it names no filter.</summary>
    internal static string Plain(string uri) => QueryOf(uri).Length > 0 ? uri : $"{uri}?view={WholeList}";

    /// <summary>The settings that match.</summary>
    internal static string SettingsOf(string? text, string? show) => With(Settings, ("q", text), ("show", show));

    /// <summary>With what is to be traced in the form.</summary>
    internal static string TraceOf(string kind, string name) => With(Trace, (kind, name));

    /// <summary>With an experiment in the form, and its figures when it is the last one that was played.</summary>
    internal static string LabOf(Domain.Lab.LabOrder order) => $"{Lab}?{order.ToQuery()}";

    internal static string TraceBefore(long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Trace}?before={number}");

    internal static string Account(string code) => $"{Accounts}?account={Uri.EscapeDataString(code)}";

    /// <summary>The keys of an account.</summary>
    /// <param name="account">Its code; null for the viewer's own.</param>
    /// <param name="isNew">With the form for a new one.</param>
    internal static string KeysOf(string? account, bool isNew = false) => With(Keys, ("account", account), ("new", isNew ? "true" : null));

    internal static string UsageOf(string? account) => With(Usage, ("account", account));
    /// <summary>A page of the users, perhaps with one of them in the form.</summary>
    internal static string UserPage(string? text, string? after, string? user = null) => With(Users, ("q", text), ("after", after), ("user", user));

    internal static string LinkPolicy(string link) => $"{Links}?link={Uri.EscapeDataString(link)}";

    /// <summary>The form with what a push has, for all its recipients.</summary>
    internal static string CopyOf(long pushId) => With(NewPush, ("copy", PublicId.Format(PublicId.Push, pushId)));

    /// <summary>The form with what a push has, for those that it failed for.</summary>
    internal static string CopyOfFailed(long pushId) => CopyOf(pushId) + "&for=failed";

    /// <summary>The form with what a push has, for one of its recipients.</summary>
    internal static string CopyOf(Domain.Transactions.Transaction transaction) =>
        $"{CopyOf(transaction.PushId)}&t={PublicId.Format(PublicId.Transaction, transaction.Id)}";

    /// <summary>What is in force, or the draft.</summary>
    /// <param name="from">The place of the first rule that is shown, from 0.</param>
    internal static string RoutesOf(string? view, int from = 0) => With(Routes, ("view", view), ("from", from == 0 ? null : Number(from)));

    /// <summary>With a rule of the draft in the form.</summary>
    /// <param name="place">From 0.</param>
    internal static string RouteEdit(int place) => With(Routes, ("view", "draft"), ("edit", Number(place + 1)));

    /// <summary>With the tester's answer.</summary>
    internal static string RouteTest(string? view, string number, string? account, Priority priority) =>
        With(Routes, ("view", view), ("number", number), ("account", account), ("priority", priority.ToString()));

    /// <summary>With what changed from one version to another.</summary>
    internal static string RouteCompare(int version, int with) => With(Routes, ("version", Number(version)), ("with", Number(with)));

    /// <summary>With the history that begins below this version.</summary>
    internal static string RouteHistory(int before) => With(Routes, ("before", Number(before)));

    /// <summary>The simulated handsets, perhaps with one of them, and with a message of it.</summary>
    /// <param name="search">What the list is searched for.</param>
    /// <param name="message">Its number on the handset.</param>
    internal static string HandsetOf(string? number, long? message = null, string? search = null) =>
        With(Handsets, ("q", search), ("number", number), ("message", message?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    internal static string Push(long id) => Push(PublicId.Format(PublicId.Push, id));

    internal static string Push(string publicId) => $"/pushes/{publicId}";

    internal static string TransactionById(string publicId) => $"/transactions/{publicId}";

    /// <summary>The notifications of a transaction, on its push's page.</summary>
    internal static string Notifications(long pushId, long transactionId) => $"{Transaction(pushId, transactionId)}&tab=notifications";

    internal static string Refusal(long id) => $"{Refusals}/{PublicId.Format(PublicId.Refusal, id)}";

    internal static string BulkRetry(long id) => $"{Retries}/{PublicId.Format(PublicId.BulkRetry, id)}";

    /// <summary>With those of its transactions that have this outcome.</summary>
    internal static string BulkRetry(long id, BulkRetryOutcome outcome) => $"{BulkRetry(id)}?outcome={outcome}";

    internal static string BulkRetryCsv(long id) => $"{BulkRetry(id)}/items.csv";

    internal static string ImportOf(long id) => $"/imports/{PublicId.Format(PublicId.Import, id)}";

    /// <summary>With those of its rows that have this outcome.</summary>
    internal static string ImportOf(long id, ImportOutcome outcome) => $"{ImportOf(id)}?outcome={outcome}";

    internal static string ImportErrors(long id) => $"{ImportOf(id)}/errors.csv";

    internal static string ImportResults(long id) => $"{ImportOf(id)}/results.csv";

    internal static string Transaction(long pushId, long transactionId) => $"{Push(pushId)}?t={PublicId.Format(PublicId.Transaction, transactionId)}";

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
