using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>A handset's number as a log names it, hidden: logs go to more people than pushes do.</summary>
internal readonly struct LoggedNumber(string number)
{
    public override string ToString() => NumberMask.Of(number);
}
