using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Layout;

/// <summary>What stands in place of a page that failed: a plain reason, its code, and the id under which the log has the rest.</summary>
public sealed partial class FailureNote(IStringLocalizer<Texts> words, ILogger<FailureNote> logger) : ComponentBase
{
    private PageError? _error;

    [Parameter, EditorRequired] public Exception Failure { get; set; } = default!;

    protected override void OnInitialized()
    {
        _error = PageError.Of(Failure, words);
        LogPageFailed(_error.TraceId, Failure);
    }

    [LoggerMessage(LogLevel.Error, "A page of the portal failed; trace {TraceId}")]
    private partial void LogPageFailed(string traceId, Exception failure);
}
