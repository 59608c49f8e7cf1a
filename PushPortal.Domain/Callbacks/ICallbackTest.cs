using PushPortal.Domain.Accounts;

namespace PushPortal.Domain.Callbacks;

/// <summary>Sends an event that tells nothing, so that an endpoint can be tried before results depend on it.</summary>
public interface ICallbackTest
{
    /// <summary>Sends it once, signed as results are. What goes wrong on the way is an answer too. A disabled endpoint is tried as well.</summary>
    Task<CallbackTestAnswer> SendAsync(ServiceProvider account, CallbackEndpoint endpoint, CancellationToken ct);
}
