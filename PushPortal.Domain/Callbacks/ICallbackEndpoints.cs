using PushPortal.Domain.Audit;

namespace PushPortal.Domain.Callbacks;

/// <summary>Changes callback endpoints. They are read from the account (<see cref="Accounts.ServiceProvider.Callbacks"/>); a change is in force at once, and stands in the audit log.</summary>
public interface ICallbackEndpoints
{
    /// <summary>Makes the account's endpoint, or changes it.</summary>
    /// <param name="version">That which was edited, 0 when there was none; null whatever there is.</param>
    Task<CallbackSaved> SaveAsync(long accountId, CallbackEdit edit, Actor by, string? reason, int? version, CancellationToken ct);

    /// <summary>Takes the endpoint away; false when there is none.</summary>
    /// <param name="version">See <see cref="SaveAsync"/>; nothing is done when it is another.</param>
    Task<bool> DeleteAsync(long accountId, Actor by, string? reason, int? version, CancellationToken ct);

    /// <summary>The gateway disables it; nothing happens when it was changed since.</summary>
    Task<bool> DisableAsync(CallbackEndpoint endpoint, CallbackSwitch why, CancellationToken ct);

    /// <summary>Keeps since when nothing was confirmed there.</summary>
    Task NoteFailingAsync(CallbackEndpoint endpoint, DateTimeOffset? since, CancellationToken ct);
}
