namespace PushPortal.Tests.Journeys;

/// <summary>Waits for what the running gateway does by itself: asks again and again, up to a limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The first answer that is as expected; fails with the last one when none is in time.</summary>
    internal static async Task<T> GetAsync<T>(Func<Task<T>> ask, Func<T, bool> expected, string what)
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

            if (TimeProvider.System.GetElapsedTime(start) > Limit)
            {
                Assert.Fail($"{what} did not come within {Limit.TotalSeconds} s; last: {answer}");
            }

            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }

    internal static Task<T> GetAsync<T>(Func<T> ask, Func<T, bool> expected, string what) => GetAsync(() => Task.FromResult(ask()), expected, what);
}
