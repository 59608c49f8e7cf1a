using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The space beside the database.</summary>
/// <param name="folder">The database's.</param>
internal sealed class DiskAlarms(string folder, AlarmRules rules) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.LittleDisk;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var disk = new DriveInfo(folder);
        return Task.FromResult<IReadOnlyList<AlarmCondition>>([rules.Disk(disk.AvailableFreeSpace, disk.TotalSize)]);
    }
}
