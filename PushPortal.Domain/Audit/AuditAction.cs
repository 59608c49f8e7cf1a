namespace PushPortal.Domain.Audit;

/// <summary>The words for what was done. They stay as they are: old entries keep them, and filters are saved with them.</summary>
public static class AuditAction
{
    public const string AccountAdded = "account-added";
    public const string AccountChanged = "account-changed";
    public const string AccountDisabled = "account-disabled";
    public const string AccountEnabled = "account-enabled";
    public const string AccountHeld = "account-held";
    public const string AccountReleased = "account-released";
    public const string SecretRotated = "secret-rotated";
    public const string SmppPasswordSet = "smpp-password-set";
    public const string SmppPasswordRemoved = "smpp-password-removed";
    public const string ApiKeyCreated = "api-key-created";
    public const string ApiKeyRotated = "api-key-rotated";
    public const string ApiKeyRevoked = "api-key-revoked";
    public const string AliasAdded = "alias-added";
    public const string AliasChanged = "alias-changed";
    public const string AliasDeleted = "alias-deleted";
    public const string RecipientGroupAdded = "recipient-group-added";
    public const string RecipientGroupChanged = "recipient-group-changed";
    public const string RecipientGroupDeleted = "recipient-group-deleted";
    public const string LinkPolicyChanged = "link-policy-changed";
    public const string LinkPolicyReset = "link-policy-reset";
    public const string LinkStarted = "link-started";
    public const string LinkDrained = "link-drained";
    public const string LinkStopped = "link-stopped";
    public const string LinkThrottled = "link-throttled";
    public const string RouteDraftChanged = "route-draft-changed";
    public const string RouteDraftDiscarded = "route-draft-discarded";
    public const string RoutesPublished = "routes-published";
    public const string RoutesRestored = "routes-restored";
    public const string SubmissionsSuspended = "submissions-suspended";
    public const string SubmissionsResumed = "submissions-resumed";
    public const string UserAdded = "user-added";
    public const string UserChanged = "user-changed";
    public const string UserDisabled = "user-disabled";
    public const string UserEnabled = "user-enabled";
    public const string UserUnlocked = "user-unlocked";
    public const string PasswordReset = "password-reset";
    public const string PasswordChanged = "password-changed";
    public const string SignedIn = "signed-in";
    public const string SignInFailed = "sign-in-failed";
    public const string SignedOut = "signed-out";
    public const string PushContentErased = "push-content-erased";
    public const string TransactionRetried = "transaction-retried";
    public const string PushCancelled = "push-cancelled";
    public const string PushTagsChanged = "push-tags-changed";
    public const string PushNoteAdded = "push-note-added";
    public const string BulkRetryStarted = "bulk-retry-started";
    public const string BulkRetryPaused = "bulk-retry-paused";
    public const string BulkRetryResumed = "bulk-retry-resumed";
    public const string BulkRetryCancelled = "bulk-retry-cancelled";
    public const string ImportStarted = "import-started";
    public const string ImportPaused = "import-paused";
    public const string ImportResumed = "import-resumed";
    public const string ImportCancelled = "import-cancelled";
    public const string TraceStarted = "trace-started";
    public const string TraceStopped = "trace-stopped";
    public const string TraceDiscarded = "trace-discarded";
    public const string TraceDownloaded = "trace-downloaded";
    public const string AlarmAcknowledged = "alarm-acknowledged";
    public const string FailureIssueChanged = "failure-issue-changed";
    public const string SharedViewAdded = "shared-view-added";
    public const string SharedViewChanged = "shared-view-changed";
    public const string SharedViewRemoved = "shared-view-removed";
    public const string CallbackEndpointChanged = "callback-endpoint-changed";
    public const string CallbackEndpointEnabled = "callback-endpoint-enabled";
    public const string CallbackEndpointDisabled = "callback-endpoint-disabled";
    public const string CallbackEndpointRemoved = "callback-endpoint-removed";
    public const string CallbackResent = "callback-resent";
    public const string CallbacksRecovered = "callbacks-recovered";

    public static IReadOnlyList<string> All { get; } =
    [
        AccountAdded, AccountChanged, AccountDisabled, AccountEnabled, AccountHeld, AccountReleased, SecretRotated, SmppPasswordSet, SmppPasswordRemoved,
        ApiKeyCreated, ApiKeyRotated, ApiKeyRevoked,
        AliasAdded, AliasChanged, AliasDeleted,
        RecipientGroupAdded, RecipientGroupChanged, RecipientGroupDeleted,
        LinkPolicyChanged, LinkPolicyReset, LinkStarted, LinkDrained, LinkStopped, LinkThrottled,
        RouteDraftChanged, RouteDraftDiscarded, RoutesPublished, RoutesRestored,
        SubmissionsSuspended, SubmissionsResumed,
        UserAdded, UserChanged, UserDisabled, UserEnabled, UserUnlocked, PasswordReset, PasswordChanged,
        SignedIn, SignInFailed, SignedOut,
        TransactionRetried, PushCancelled, PushContentErased, PushTagsChanged, PushNoteAdded, BulkRetryStarted, BulkRetryPaused, BulkRetryResumed, BulkRetryCancelled,
        ImportStarted, ImportPaused, ImportResumed, ImportCancelled,
        TraceStarted, TraceStopped, TraceDiscarded, TraceDownloaded,
        AlarmAcknowledged, FailureIssueChanged,
        SharedViewAdded, SharedViewChanged, SharedViewRemoved,
        CallbackEndpointChanged, CallbackEndpointEnabled, CallbackEndpointDisabled, CallbackEndpointRemoved, CallbackResent, CallbacksRecovered,
    ];
}
