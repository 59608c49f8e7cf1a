namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What a result notification or webhook tells, found by the bytes around it.</summary>
/// <param name="FirstOfPush">The first transaction of its push, which its push-id carries; -1 when this is no notification of a push of ours.</param>
/// <param name="HandsetDigits">Of the recipient, behind the country code.</param>
/// <param name="IsPap">A resultnotification-message; else a webhook.</param>
internal readonly record struct ToldResult(long FirstOfPush, long HandsetDigits, bool IsDelivered, bool IsPap)
{
    internal static ToldResult Read(ReadOnlySpan<byte> body)
    {
        var isPap = body.StartsWith("<"u8);
        var pushId = After(body, "bench-"u8);
        var recipient = isPap ? After(body, "WAPPUSH=+86"u8) : LastDigits(After(body, "\"recipient\":\""u8));
        var isDelivered = body.IndexOf(isPap ? "message-state=\"delivered\""u8 : "\"state\":\"delivered\""u8) >= 0;
        return new(FixedDigits.Read(pushId), FixedDigits.Read(recipient), isDelivered, isPap);
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> body, ReadOnlySpan<byte> mark) =>
        body.IndexOf(mark) is >= 0 and var at ? body[(at + mark.Length)..] : default;

    /// <summary>The plus sign of a number is escaped in JSON, or not: only its end is looked at.</summary>
    private static ReadOnlySpan<byte> LastDigits(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)'"') is >= FixedDigits.Width and var end ? text[(end - FixedDigits.Width)..] : default;
}
