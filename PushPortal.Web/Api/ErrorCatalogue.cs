namespace PushPortal.Web.Api;

/// <summary>Every error that the API answers. Each has its page: what it means, what mostly causes it, and what to do.</summary>
internal static class ErrorCatalogue
{
    internal const string Path = "/docs/errors";

    internal static readonly ApiError BadRequest = new("bad-request", 400, "The request cannot be read");
    internal static readonly ApiError MalformedJson = new("malformed-json", 400, "The body is not the JSON that is expected");
    internal static readonly ApiError InvalidQuery = new("invalid-query", 400, "Some query parameters cannot be used");
    internal static readonly ApiError InvalidLastEventId = new("invalid-last-event-id", 400, "The Last-Event-ID cannot be used");
    internal static readonly ApiError IdempotencyKeyTooLong = new("idempotency-key-too-long", 400, "The Idempotency-Key is too long");
    internal static readonly ApiError NotAuthenticated = new("not-authenticated", 401, "An API key is needed");
    internal static readonly ApiError Forbidden = new("forbidden", 403, "That is not allowed");
    internal static readonly ApiError AddressNotAllowed = new("address-not-allowed", 403, "The key may not be used from here");
    internal static readonly ApiError MissingScopeSubmit = new("missing-scope-submit", 403, "The key lacks the scope submit");
    internal static readonly ApiError MissingScopeRead = new("missing-scope-read", 403, "The key lacks the scope read");
    internal static readonly ApiError MissingScopeCallbacks = new("missing-scope-callbacks", 403, "The key lacks the scope callbacks");
    internal static readonly ApiError MissingScopeAdmin = new("missing-scope-admin", 403, "The key lacks the scope admin");
    internal static readonly ApiError TestKey = new("test-key", 403, "A test key may not do this");
    internal static readonly ApiError LinkNotGiven = new("link-not-given", 403, "The account may not choose this link");
    internal static readonly ApiError HeldByAdministrator = new("held-by-administrator", 403, "An administrator holds the account's pushes");
    internal static readonly ApiError NotFound = new("not-found", 404, "Not found");
    internal static readonly ApiError UnknownHandset = new("unknown-handset", 404, "There is no such simulated handset");
    internal static readonly ApiError MethodNotAllowed = new("method-not-allowed", 405, "The method is not for this path");
    internal static readonly ApiError NotAcceptable = new("not-acceptable", 406, "The answer cannot be given in that form");
    internal static readonly ApiError DuplicatePushId = new("duplicate-push-id", 409, "The pushId was used before");
    internal static readonly ApiError IdempotencyKeyInUse = new("idempotency-key-in-use", 409, "The first request of this Idempotency-Key still runs");
    internal static readonly ApiError NotRetryable = new("not-retryable", 409, "It cannot be retried");
    internal static readonly ApiError NotErasable = new("not-erasable", 409, "The content cannot be erased yet");
    internal static readonly ApiError NothingToRetry = new("nothing-to-retry", 409, "There is nothing to retry");
    internal static readonly ApiError TooManyTransactions = new("too-many-transactions", 409, "That is too much for one bulk retry");
    internal static readonly ApiError LinkDown = new("link-down", 409, "The link takes nothing now");
    internal static readonly ApiError NotResendable = new("not-resendable", 409, "It cannot be told again");
    internal static readonly ApiError TooManyRecoveries = new("too-many-recoveries", 409, "Too many recoveries go on");
    internal static readonly ApiError TooManyImports = new("too-many-imports", 409, "The account has too many imports");
    internal static readonly ApiError WrongStatus = new("wrong-status", 409, "That is not possible now");
    internal static readonly ApiError TooManyKeys = new("too-many-keys", 409, "The account has too many keys");
    internal static readonly ApiError NameTaken = new("name-taken", 409, "The name is taken");
    internal static readonly ApiError TooManyGroups = new("too-many-groups", 409, "The account has too many groups");
    internal static readonly ApiError KeyNotInForce = new("key-not-in-force", 409, "The key is not in force");
    internal static readonly ApiError TooManyHandsets = new("too-many-handsets", 409, "There are too many simulated handsets");
    internal static readonly ApiError FixedOutcome = new("fixed-outcome", 409, "The handset cannot be changed");
    internal static readonly ApiError PreconditionFailed = new("precondition-failed", 412, "It has changed since it was read");
    internal static readonly ApiError BodyTooLarge = new("body-too-large", 413, "The body is too large");
    internal static readonly ApiError UnsupportedMediaType = new("unsupported-media-type", 415, "The media type is not supported");
    internal static readonly ApiError InvalidField = new("invalid-field", 422, "Some fields cannot be used");
    internal static readonly ApiError RouteRefused = new("route-refused", 422, "The gateway's routes refuse these recipients");
    internal static readonly ApiError PreconditionRequired = new("precondition-required", 428, "If-Match is needed");
    internal static readonly ApiError UnreadableFile = new("unreadable-file", 422, "The file cannot be used");
    internal static readonly ApiError IdempotencyKeyReused = new("idempotency-key-reused", 422, "The Idempotency-Key was used for another request");
    internal static readonly ApiError Overloaded = new("overloaded", 429, "The gateway is overloaded");
    internal static readonly ApiError RateExceeded = new("rate-exceeded", 429, "The account submits too fast");
    internal static readonly ApiError QuotaExceeded = new("quota-exceeded", 429, "The account's pushes of this day are used up");
    internal static readonly ApiError InternalError = new("internal-error", 500, "Internal error");
    internal static readonly ApiError GatewayUnreachable = new("gateway-unreachable", 502, "The WAP gateway gave no usable answer");
    internal static readonly ApiError StoreBusy = new("store-busy", 503, "Cannot be stored now");
    internal static readonly ApiError SubmissionsSuspended = new("submissions-suspended", 503, "New submissions are suspended");
    internal static readonly ApiError Unavailable = new("unavailable", 503, "The gateway is not available");
    internal static readonly ApiError GatewaySilent = new("gateway-silent", 504, "The page did not come in time");

    /// <summary>By status, and of one status by code.</summary>
    internal static IReadOnlyList<ApiError> All { get; } =
    [
        .. typeof(ErrorCatalogue).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            .Select(field => field.GetValue(null)).OfType<ApiError>()
            .OrderBy(error => error.Status).ThenBy(error => error.Code, StringComparer.Ordinal),
    ];

    internal static ApiError? Find(string code) => All.FirstOrDefault(error => error.Code == code);

    /// <summary>The error that stands for a bare status, such as the framework gives.</summary>
    internal static ApiError OfStatus(int status) => status switch
    {
        401 => NotAuthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        406 => NotAcceptable,
        413 => BodyTooLarge,
        415 => UnsupportedMediaType,
        429 => Overloaded,
        503 => Unavailable,
        >= 500 => InternalError,
        _ => BadRequest,
    };
}
