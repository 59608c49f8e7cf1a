using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Tests.Portal;

public sealed class SignInRecordTests
{
    [Fact]
    public async Task Failures_that_anybody_can_make_do_not_fill_the_log_and_are_counted()
    {
        var (audit, clock) = (new KeptAudit(), new FakeTimeProvider(Sample.Noon));
        var record = new SignInRecord(audit, new FixedAccounts(), clock);
        for (var at = 0; at < SignInRecord.MostFailuresAMinute + 7; at++)
        {
            await record.FailedAsync(null, SignInResult.Failed, new DefaultHttpContext());
        }

        Assert.Equal(SignInRecord.MostFailuresAMinute, audit.Records.Count);
        clock.Advance(TimeSpan.FromMinutes(1));
        await record.FailedAsync(null, SignInResult.LockedOut, new DefaultHttpContext());
        await record.FailedAsync(null, SignInResult.Failed, new DefaultHttpContext());

        Assert.Equal(["""{"cause":"unknown-name","notWrittenBefore":7}""", """{"cause":"unknown-name"}"""], audit.Entries.TakeLast(2).Select(entry => entry.After));
    }
}
