using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Localization;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Api;

namespace PushPortal.Web.Portal.Components;

/// <summary>An error as a page shows it: the code of the catalogue, which the API answers for the same, a plain reason, and the trace id under which the log has it.</summary>
/// <param name="Code">Of <see cref="ErrorCatalogue"/>.</param>
/// <param name="Reason">In the viewer's language.</param>
public sealed record PageError(string Code, string Reason)
{
    /// <summary>By the name of the text that says why. What is named nowhere is no fault of what was given: it only cannot be done as things stand.</summary>
    private static readonly Dictionary<string, ApiError> Codes = new()
    {
        ["NotAllowedWhy"] = ErrorCatalogue.Forbidden,
        ["StoreBusy"] = ErrorCatalogue.StoreBusy,
        ["PageBrokeWhy"] = ErrorCatalogue.InternalError,
        ["OrderLate"] = ErrorCatalogue.Unavailable,
        ["Overloaded"] = ErrorCatalogue.Overloaded,
        ["AtLimit_Rate"] = ErrorCatalogue.RateExceeded,
        ["AtLimit_Quota"] = ErrorCatalogue.QuotaExceeded,
        ["SubmissionsSuspended"] = ErrorCatalogue.SubmissionsSuspended,
        ["FormHasProblems"] = ErrorCatalogue.InvalidField,
        ["IssueBadTime"] = ErrorCatalogue.InvalidField,
        ["SentBefore"] = ErrorCatalogue.IdempotencyKeyReused,
        ["TooManyKeys"] = ErrorCatalogue.TooManyKeys,
        ["KeyNotInForce"] = ErrorCatalogue.KeyNotInForce,
        ["RetryRefused"] = ErrorCatalogue.NotRetryable,
        ["EraseNotEnded"] = ErrorCatalogue.NotErasable,
        ["EndpointChanged"] = ErrorCatalogue.PreconditionFailed,
        ["NotFoundWhy"] = ErrorCatalogue.NotFound,
        ["RecipientGroupGone"] = ErrorCatalogue.NotFound,
        ["TooManyRecipientGroups"] = ErrorCatalogue.TooManyGroups,
        ["RetryNotFound"] = ErrorCatalogue.NotFound,
        ["AliasGone"] = ErrorCatalogue.NotFound,
        ["UserProblem_Gone"] = ErrorCatalogue.NotFound,
        ["ViewSaved_NotFound"] = ErrorCatalogue.NotFound,
    };

    /// <summary>Of the request or the message of the browser that it came of.</summary>
    public string TraceId { get; } = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();

    internal string Link => $"{ErrorCatalogue.Path}/{Code}";

    [return: NotNullIfNotNull(nameof(why))]
    public static implicit operator PageError?(LocalizedString? why) => FromLocalizedString(why);

    [return: NotNullIfNotNull(nameof(why))]
    public static PageError? FromLocalizedString(LocalizedString? why) =>
        why is null ? null : new PageError(Codes.GetValueOrDefault(why.Name, ErrorCatalogue.WrongStatus).Code, why.Value);

    /// <summary>What a page failed by.</summary>
    internal static PageError Of(Exception failure, IStringLocalizer<Texts> words) => StoreFailure.Is(failure) ? words["StoreBusy"] : words["PageBrokeWhy"];
}
