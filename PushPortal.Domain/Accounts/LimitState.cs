namespace PushPortal.Domain.Accounts;

/// <summary>How far an account is from its limits.</summary>
/// <param name="SubmissionsLeft">At once; as many as the rate is when there is none.</param>
/// <param name="PushesToday">Recipients since the day began in UTC.</param>
/// <param name="UntilNextDay">Until the day ends in UTC.</param>
public readonly record struct LimitState(AccountLimits Limits, int SubmissionsLeft, long PushesToday, TimeSpan UntilNextDay)
{
    public long PushesLeft => Math.Max(0, Limits.PushesPerDay - PushesToday);
}
