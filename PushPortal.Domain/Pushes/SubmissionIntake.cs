namespace PushPortal.Domain.Pushes;

/// <summary>Whether new submissions are taken. What was taken before goes on whatever it says. Safe to use from any thread.</summary>
public sealed class SubmissionIntake
{
    private volatile IntakeSuspension? _suspension;
    private long _refused;

    /// <summary>Null while submissions are taken.</summary>
    public IntakeSuspension? Suspension => _suspension;

    /// <summary>Submissions that were refused for it since the start.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>It was suspended, or resumed.</summary>
    public event Action? Changed;

    /// <summary>Whether a submission that comes now is to be refused; it is counted then.</summary>
    public bool Refuses()
    {
        if (_suspension is null)
        {
            return false;
        }

        Interlocked.Increment(ref _refused);
        return true;
    }

    /// <param name="suspension">Null: submissions are taken again.</param>
    public void Set(IntakeSuspension? suspension)
    {
        _suspension = suspension;
        Changed?.Invoke();
    }
}
