using PushPortal.Benchmarks.Stores;

namespace PushPortal.Tests.Persistence;

/// <summary>The server that tests and benchmarks start for themselves.</summary>
public sealed class PrivatePostgresTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("pushportal-parent-");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void One_that_does_not_start_says_why_and_leaves_nothing_behind()
    {
        if (!PrivatePostgres.IsInstalled)
        {
            throw Machine.Lacks(PrivatePostgres.Missing);
        }

        // The server's own user has to reach its folder.
        File.SetUnixFileMode(_parent.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

        var failure = Assert.Throws<InvalidOperationException>(() => new PrivatePostgres(_parent.FullName, ["shared_buffers=nonsense"]));

        Assert.Contains("shared_buffers", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_parent.EnumerateFileSystemInfos());
    }
}
