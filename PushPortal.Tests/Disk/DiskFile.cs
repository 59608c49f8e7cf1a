using static SQLitePCL.raw;

namespace PushPortal.Tests.Disk;

/// <summary>A file of a faulty disk, over all connections that have it open: what was written to it since it was synced.</summary>
internal sealed unsafe class DiskFile(FaultyDisk disk, string path)
{
    private readonly string _name = Path.GetFileName(path);
    private List<Unsynced> _unsynced = [];

    internal int Write(SqliteVfsFile* below, void* from, int length, long at)
    {
        lock (disk.Gate)
        {
            var size = SizeOf(below);
            if (disk.Fails(new DiskOperation(DiskOperationKind.Write, _name, at + length > size)) is var fault and not SQLITE_OK)
            {
                return fault;
            }

            _unsynced.Add(new Unsynced(at, Read(below, at, length), size));
            return below->Methods->Write(below, from, length, at);
        }
    }

    internal int Truncate(SqliteVfsFile* below, long size)
    {
        lock (disk.Gate)
        {
            var old = SizeOf(below);
            if (old > size)
            {
                _unsynced.Add(new Unsynced(size, Read(below, size, (int)(old - size)), old, CutsTo: size));
            }

            return below->Methods->Truncate(below, size);
        }
    }

    /// <summary>What was written before it began is safe when it ends. The file below needs no sync: this process is not what is cut off.</summary>
    internal int Sync(SqliteVfsFile* below)
    {
        int begun;
        int fault;
        long size;
        lock (disk.Gate)
        {
            size = SizeOf(below);
            fault = disk.Fails(new DiskOperation(DiskOperationKind.Sync, _name, Grows: false));
            begun = _unsynced.Count;
        }

        disk.PassSyncTime();
        lock (disk.Gate)
        {
            var (before, after) = (_unsynced[..begun], _unsynced[begun..]);
            _unsynced = fault == SQLITE_OK
                ? [.. StillForsaken(before, size), .. after]
                : [.. before.Select(write => write with { IsForsaken = true }), .. after];
        }

        return fault;
    }

    /// <summary>Leaves the file as the power cut found it.</summary>
    /// <param name="chance">Decides what of the unsynced had reached the platter; null when nothing had.</param>
    internal void CopyCut(string folder, Random? chance)
    {
        using var copy = new FileStream(Path.Combine(folder, _name), FileMode.Create, FileAccess.ReadWrite);
        using (var whole = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            whole.CopyTo(copy);
        }

        if (_unsynced.Count == 0)
        {
            return;
        }

        var parts = _unsynced.SelectMany(write => write.BySector()).ToList();
        // Of the versions that a sector has had any may be the one on the platter: so many of its writes have reached it.
        var reached = parts.GroupBy(part => part.At / Unsynced.Sector).ToDictionary(sector => sector.Key, sector => chance?.Next(sector.Count() + 1) ?? 0);
        var size = parts[0].OldSize;
        var lost = new Stack<Unsynced>();
        foreach (var part in parts)
        {
            if (reached[part.At / Unsynced.Sector]-- <= 0)
            {
                lost.Push(part);
            }
            else
            {
                size = part.CutsTo ?? Math.Max(size, part.At + part.Old.Length);
            }
        }

        foreach (var part in lost)
        {
            copy.Position = part.At;
            copy.Write(part.Old);
        }

        copy.SetLength(size);
    }

    private static List<Unsynced> StillForsaken(List<Unsynced> synced, long size)
    {
        var written = synced.Where(write => !write.IsForsaken).SelectMany(write => write.Pages).ToHashSet();
        return [.. synced.Where(write => write.IsForsaken).SelectMany(write => write.Outside(written)).Select(part => part with { OldSize = size })];
    }

    private static long SizeOf(SqliteVfsFile* below)
    {
        long size;
        Assert.Equal(SQLITE_OK, below->Methods->Size(below, &size));
        return size;
    }

    /// <summary>What is beyond the end is read as zeros.</summary>
    private static byte[] Read(SqliteVfsFile* below, long at, int length)
    {
        var octets = new byte[length];
        fixed (byte* to = octets)
        {
            Assert.True(below->Methods->Read(below, to, length, at) is SQLITE_OK or SQLITE_IOERR_SHORT_READ);
        }

        return octets;
    }
}
