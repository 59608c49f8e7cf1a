namespace PushPortal.Tests.Rights;

/// <content>Pages, downloads, jobs and metrics.</content>
internal static partial class RightsTable
{
    internal static IReadOnlyList<PageRight> Pages =>
    [
        new("/", "/", Everybody),
        new("/pushes", "/pushes", Everybody),
        new("/pushes/{Id}", "/pushes/{push}", Everybody),
        new("/pushes/new", "/pushes/new", Submitters),
        new("/pushes/export", "/pushes/export", Everybody),
        new("/import", "/import", Submitters),
        new("/groups", "/groups", Submitters),
        new("/import/sample.csv", "/import/sample.csv?type=sl", Submitters),
        new("/imports/{Id}", "/imports/{import}", Submitters),
        new("/imports/{id}/errors.csv", "/imports/{import}/errors.csv", Submitters),
        new("/imports/{id}/results.csv", "/imports/{import}/results.csv", Submitters),
        new("/failures", "/failures", Everybody),
        new("/failures/export", "/failures/export?format=jsonl", Everybody),
        new("/retries", "/retries", Everybody),
        new("/retries/{Id}", "/retries/{retry}", Everybody),
        new("/transactions/{id}", "/transactions/{transaction}", Everybody),
        new("/retries/{id}/items.csv", "/retries/{retry}/items.csv", Everybody),
        new("/callbacks", "/callbacks", Everybody),
        new("/refusals", "/refusals", Everybody),
        new("/refusals/{Id}", "/refusals/{refusal}", Everybody),
        new("/links", "/links", Staff),
        new("/queues", "/queues?stage=due", Staff),
        new("/routes", "/routes", Staff),
        new("/alarms", "/alarms", Staff),
        new("/nodes", "/nodes", Staff),
        new("/reports", "/reports?by=link", Staff),
        new("/reports/export", "/reports/export?format=jsonl", Staff),
        new("/settings", "/settings", [Admin]),
        new("/lab", "/lab", [Admin]),
        new("/trace", "/trace", Staff),
        new("/trace/entries.jsonl", "/trace/entries.jsonl", Staff),
        new("/handsets", "/handsets", Everybody),
        new("/aliases", "/aliases", [Admin]),
        new("/accounts", "/accounts", [Admin]),
        new("/keys", "/keys", Managers),
        new("/usage", "/usage", Everybody),
        new("/usage/export", "/usage/export?format=csv", Everybody),
        new("/users", "/users", Managers),
        new("/audit", "/audit", [Admin]),
        new("/audit.csv", "/audit.csv", [Admin]),
        new("/hangfire/{**path}", "/hangfire", [Admin]),
        // Also open to programs on this machine, which no request through a proxy is.
        new("/metrics", "/metrics", [Admin]),
        new("/health/nodes", "/health/nodes", [Admin]),
    ];
}
