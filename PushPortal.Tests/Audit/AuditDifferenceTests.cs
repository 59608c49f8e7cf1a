using PushPortal.Domain.Audit;

namespace PushPortal.Tests.Audit;

public sealed class AuditDifferenceTests
{
    private static readonly AuditEntry Entry = Actor.System.Did(AuditAction.AccountChanged, AuditSubject.Account("sp"));

    [Fact]
    public void Only_members_that_differ_are_kept_and_those_inside_others_too()
    {
        var entry = Entry.Changing(
            new { Name = "旧", Same = 1, Inner = new { Window = TimeSpan.FromSeconds(30), Same = true }, List = new[] { 1, 2 } },
            new { Name = "新", Same = 1, Inner = new { Window = TimeSpan.FromSeconds(60), Same = true }, List = new[] { 1, 2 } });

        Assert.Equal("""{"name":"旧","inner":{"window":"00:00:30"}}""", entry.Before);
        Assert.Equal("""{"name":"新","inner":{"window":"00:01:00"}}""", entry.After);
    }

    [Fact]
    public void What_comes_or_goes_has_one_side_and_what_stays_has_none()
    {
        Assert.Equal((null, """{"kind":"user"}"""), (Entry.Changing(null, new { Kind = ActorKind.User }).Before, Entry.Changing(null, new { Kind = ActorKind.User }).After));
        Assert.Equal(("""{"name":"a"}""", null), (Entry.Changing(new { Name = "a" }, null).Before, Entry.Changing(new { Name = "a" }, null).After));
        Assert.Equal((null, null), (Entry.Changing(new { Name = "a" }, new { Name = "a" }).Before, Entry.Changing(new { Name = "a" }, new { Name = "a" }).After));
    }

    [Fact]
    public void A_place_in_the_log_travels_as_text()
    {
        var place = new AuditPosition(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(7), 42);
        Assert.Equal(place, AuditPosition.Parse(place.ToString()));
        Assert.All([null, "", "-", "12", "12-psh_0000000000001", "x-aud_0000000000001"], text => Assert.Null(AuditPosition.Parse(text)));
    }
}
