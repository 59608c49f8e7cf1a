namespace PushPortal.Infrastructure.Tracing;

/// <summary>A handset's number as a log names it, by its last digits: logs go to more people than pushes do.</summary>
internal readonly struct LoggedNumber(string number)
{
    public override string ToString() => TraceText.MaskNumber(number);
}
