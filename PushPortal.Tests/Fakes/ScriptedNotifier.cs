using System.Threading.Channels;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Notifications;

namespace PushPortal.Tests.Fakes;

/// <summary>An initiator that the test answers for.</summary>
internal sealed class ScriptedNotifier : INotifier
{
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();

    public NotificationKind Kind => NotificationKind.Webhook;

    public async Task<NotifierAnswer> SendAsync(DueNotification due, CancellationToken ct)
    {
        var call = new Call(due);
        _calls.Writer.TryWrite(call);
        return await call.Answer.Task.WaitAsync(ct);
    }

    /// <summary>The next notification that goes out, when it does.</summary>
    public ValueTask<Call> NextAsync(CancellationToken ct) => _calls.Reader.ReadAsync(ct);

    /// <summary>Whether something went out that the test has not taken.</summary>
    public bool HasMore => _calls.Reader.TryPeek(out _);

    /// <summary>One sending that waits for its answer.</summary>
    public sealed class Call(DueNotification due)
    {
        public DueNotification Due => due;

        public TaskCompletionSource<NotifierAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Confirm() => Answer.SetResult(new NotifierAnswer(true, 200, null));

        public void Refuse() => Answer.SetResult(new NotifierAnswer(false, 400, null));

        /// <summary>Answers that the target is in trouble.</summary>
        public void Fail(int? status = 500, TimeSpan? retryAfter = null) => Answer.SetResult(new NotifierAnswer(false, status, null) { RetryAfter = retryAfter });
    }
}
