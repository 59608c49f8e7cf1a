namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>An operation that somebody awaits.</summary>
internal abstract class WriteOperation<T> : WriteOperation
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Completion => _completion.Task;

    protected T Result { get; set; } = default!;

    internal override void Committed() => _completion.TrySetResult(Result);

    internal override void Failed(Exception failure) => _completion.TrySetException(failure);
}
