using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>Who sends requests through an <see cref="SmppClient{T}"/>. Called on reading loops and on the client's timer: returns at once.</summary>
/// <typeparam name="T">What a request is known by.</typeparam>
internal interface ISmppClientUser<T>
{
    /// <param name="response">Null where the response has a body that cannot be read.</param>
    void Answered(T request, CommandStatus status, ISmppPdu? response);

    /// <summary>No response came in time.</summary>
    void Unanswered(T request);

    /// <summary>Their session ended before their responses came.</summary>
    void Lost(IReadOnlyList<T> requests);

    /// <summary>The SMSC sent a deliver_sm, data_sm or alert_notification. It is answered for the user.</summary>
    void Came(ISmppPdu pdu);

    /// <summary>A session was bound, or is not any more.</summary>
    void SessionsChanged();

    /// <summary>A moment has passed: time to do what time makes due.</summary>
    void Looked();
}
