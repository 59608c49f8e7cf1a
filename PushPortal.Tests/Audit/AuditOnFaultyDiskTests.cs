using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Audit;
using PushPortal.Tests.Disk;

namespace PushPortal.Tests.Audit;

/// <summary>The audit log while its disk does not answer: nobody who signs in waits for it.</summary>
public sealed class AuditOnFaultyDiskTests : IDisposable
{
    private readonly StoreOnFaultyDisk _it = new();

    public void Dispose()
    {
        _it.Disk.LetGo();
        _it.Dispose();
    }

    [Fact]
    public async Task First_who_writes_after_the_disk_fails_is_let_go_and_the_entry_is_written_later()
    {
        var log = new AuditLog(_it.Store.Store, _it.Store, _it.Store.Clock);
        _it.Disk.Hold();
        var writing = log.WriteAsync(Actor.User("anna", null).Did(AuditAction.SignedIn, AuditSubject.User("anna")), TestContext.Current.CancellationToken);
        Assert.False(writing.IsCompleted);

        _it.Store.Clock.Advance(TimeSpan.FromSeconds(2));
        await writing.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        _it.Disk.LetGo();
        await log.WriteAsync(Actor.User("ben", null).Did(AuditAction.SignedIn, AuditSubject.User("ben")), TestContext.Current.CancellationToken);
        Assert.Equal(["anna", "ben"], _it.Store.Lines("SELECT subject FROM audit ORDER BY id"));
    }
}
