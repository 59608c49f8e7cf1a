using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace PushPortal.Web.Portal.Layout;

/// <summary>What stands in place of a page that failed: a plain reason, and the id under which the log has the rest.</summary>
public sealed partial class FailureNote(ILogger<FailureNote> logger) : ComponentBase
{
    private string _traceId = "";

    [Parameter, EditorRequired] public Exception Failure { get; set; } = default!;

    protected override void OnInitialized()
    {
        _traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
        LogPageFailed(_traceId, Failure);
    }

    [LoggerMessage(LogLevel.Error, "A page of the portal failed; trace {TraceId}")]
    private partial void LogPageFailed(string traceId, Exception failure);
}
