using System.Diagnostics;
using OpenTelemetry;

namespace PushPortal.Web.Operations;

/// <summary>Keeps handsets' numbers out of traces: a path that has one is told as its route.</summary>
internal sealed class SpansWithoutNumbers : BaseProcessor<Activity>
{
    private const string Route = "http.route";
    private const string Path = "url.path";
    private const string Number = "{msisdn}";

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Route) is string route && route.Contains(Number, StringComparison.Ordinal))
        {
            data.SetTag(Path, route);
        }
    }
}
