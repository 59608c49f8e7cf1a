using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PushPortal.Tests.Peers;

/// <summary>Programs by others that run on node, from this folder's packages.</summary>
internal static class Node
{
    internal static string Folder => FolderOf();

    /// <summary>Where node is; the peers' packages are there as well.</summary>
    internal static string Path()
    {
        var path = Machine.Program("node", "nodejs npm");
        Assert.True(Directory.Exists(System.IO.Path.Combine(Folder, "node_modules", "smpp")), "The peers' packages are not installed: npm ci --prefix PushPortal.Tests/Peers");
        return path;
    }

    /// <summary>Runs a program of a package to its end. Answers its exit code and what it wrote.</summary>
    internal static async Task<(int Code, string Output)> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path(), [System.IO.Path.Combine(Folder, "node_modules", script), .. arguments])
        {
            WorkingDirectory = Folder,
            Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" },
        };
        var (code, output, errors) = await Machine.RunAsync(start, TestContext.Current.CancellationToken);
        return (code, output + errors);
    }

    private static string FolderOf([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
