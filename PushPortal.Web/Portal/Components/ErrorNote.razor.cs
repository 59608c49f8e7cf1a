using Microsoft.AspNetCore.Components;

namespace PushPortal.Web.Portal.Components;

/// <summary>Says what went wrong: a plain reason, its stable code, and the trace id, which can be copied and which the log has too.</summary>
public sealed partial class ErrorNote(ILogger<ErrorNote> logger) : ComponentBase
{
    private PageError? _told;

    [Parameter, EditorRequired] public PageError Error { get; set; } = default!;

    /// <summary>The reason's <c>data-testid</c>.</summary>
    [Parameter] public string TestId { get; set; } = "error";

    // Drawn again, it is still the same error with the same trace.
    protected override void OnParametersSet()
    {
        if (_told is null || _told.Code != Error.Code || _told.Reason != Error.Reason)
        {
            _told = Error;
            LogTold(Error.Code, Error.TraceId);
        }
    }

    [LoggerMessage(LogLevel.Information, "A page of the portal showed the error {Code}; trace {TraceId}")]
    private partial void LogTold(string code, string traceId);
}
