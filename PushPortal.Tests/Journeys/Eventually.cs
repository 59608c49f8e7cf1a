namespace PushPortal.Tests.Journeys;

/// <summary>Waits for what the running gateway does by itself: asks again and again, up to a limit. The pause between is only to leave the gateway the processor.</summary>
internal static class Eventually
{
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The first answer that is as expected; fails with the last one when none is in time.</summary>
    /// <param name="limit">Of what takes longer than usual.</param>
    /// <param name="more">What the failure says beside it.</param>
    internal static async Task<T> GetAsync<T>(Func<Task<T>> ask, Func<T, bool> expected, string what, TimeSpan? limit = null, Func<string>? more = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (expected(answer))
            {
                return answer;
            }

            var until = limit ?? UsualLimit;
            if (TimeProvider.System.GetElapsedTime(start) > until)
            {
                Assert.Fail($"{what} did not come within {until.TotalSeconds} s; last: {answer}{(more is null ? "" : $"\n{more()}")}");
            }

            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }

    internal static Task<T> GetAsync<T>(Func<T> ask, Func<T, bool> expected, string what, TimeSpan? limit = null, Func<string>? more = null) =>
        GetAsync(() => Task.FromResult(ask()), expected, what, limit, more);
}
