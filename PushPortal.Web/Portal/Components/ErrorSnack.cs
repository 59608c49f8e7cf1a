using MudBlazor;

namespace PushPortal.Web.Portal.Components;

/// <summary>Errors of what has no place of its own on the page.</summary>
internal static class ErrorSnack
{
    /// <summary>Long enough to copy the trace id.</summary>
    private const int ShownMilliseconds = 20_000;

    internal static void AddError(this ISnackbar notes, PageError error) => notes.Add(
        builder =>
        {
            builder.OpenComponent<ErrorNote>(0);
            builder.AddComponentParameter(1, nameof(ErrorNote.Error), error);
            builder.CloseComponent();
        },
        Severity.Error,
        options => options.VisibleStateDuration = ShownMilliseconds);
}
