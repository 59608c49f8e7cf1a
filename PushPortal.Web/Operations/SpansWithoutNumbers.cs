using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace PushPortal.Web.Operations;

/// <summary>Keeps handsets' numbers out of traces: a path that has one is told as its route; where it has no route, without the number.</summary>
internal sealed partial class SpansWithoutNumbers : BaseProcessor<Activity>
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
        else if (data.GetTagItem(Path) is string path && NumberInPath.IsMatch(path))
        {
            data.SetTag(Path, NumberInPath.Replace(path, Number));
        }
    }

    /// <summary>A part of a path that is a number as networks have them, and no id of ours.</summary>
    [GeneratedRegex("(?<=/)(?:%2B|\\+)?[0-9]{3,}(?=/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex NumberInPath { get; }
}
