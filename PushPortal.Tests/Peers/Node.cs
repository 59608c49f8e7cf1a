using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PushPortal.Tests.Peers;

/// <summary>Programs by others that run on node, from this folder's packages.</summary>
internal static class Node
{
    private const string Program = "node";

    internal static string Folder => FolderOf();

    /// <summary>Where node is not installed the test is skipped, but for CI, where it fails.</summary>
    internal static string Path()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists);
        if (path is null)
        {
            const string Missing = "node is not installed: apt-get install nodejs npm";
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", Missing);
            Assert.Skip(Missing);
        }

        Assert.True(Directory.Exists(System.IO.Path.Combine(Folder, "node_modules", "smpp")), "The peers' packages are not installed: npm ci --prefix PushPortal.Tests/Peers");
        return path!;
    }

    /// <summary>Runs a program of a package to its end. Answers its exit code and what it wrote.</summary>
    internal static async Task<(int Code, string Output)> RunAsync(string script, params string[] arguments)
    {
        var ct = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(Path(), [System.IO.Path.Combine(Folder, "node_modules", script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output + await errors);
    }

    private static string FolderOf([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
