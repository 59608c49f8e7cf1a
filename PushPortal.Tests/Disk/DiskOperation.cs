namespace PushPortal.Tests.Disk;

/// <summary>What SQLite is about to do to a file.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Grows">Whether the file would become longer.</param>
internal readonly record struct DiskOperation(DiskOperationKind Kind, string File, bool Grows);

/// <summary>The operations that a disk can fail.</summary>
internal enum DiskOperationKind
{
    Write,
    Sync,
}
