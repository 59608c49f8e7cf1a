using System.Diagnostics;
using Xunit.Sdk;

namespace PushPortal.Tests;

/// <summary>What others wrote and the machine has. A test that needs what is not there is skipped on a developer's machine, and fails under CI.</summary>
internal static class Machine
{
    /// <summary>To be thrown by what cannot run here.</summary>
    /// <param name="missing">Says what is missing and how one gets it.</param>
    internal static Exception Lacks(string missing) =>
        Environment.GetEnvironmentVariable("CI") is "true" or "1" ? FailException.ForFailure(missing) : SkipException.ForSkip(missing);

    /// <summary>The path of a program that a test needs.</summary>
    /// <param name="packages">Debian's that it comes with.</param>
    /// <exception cref="Exception">Of <see cref="Lacks"/>, where it is not installed.</exception>
    internal static string Program(string name, string packages) =>
        Find(name) ?? throw Lacks($"{Path.GetFileName(name)} is not installed: apt-get install {packages}");

    /// <summary>Where a program is; null when it is nowhere.</summary>
    /// <param name="name">With its folder, or without: then it is looked for where PATH leads, and before that in <paramref name="before"/>.</param>
    internal static string? Find(string name, params IEnumerable<string> before) =>
        before.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Keeps from a gateway that is to be started what the machine says of a collector of traces: it is not told of tests.</summary>
    internal static void HideCollector(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }
    }

    /// <summary>Runs a program to its end. It ends with the test, whatever it is about.</summary>
    /// <param name="input">What it reads; null when it reads nothing.</param>
    internal static async Task<(int Code, string Output, string Errors)> RunAsync(ProcessStartInfo start, CancellationToken ct, byte[]? input = null)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (input is not null, true, true);
        using var process = Process.Start(start)!;
        await using var cancelled = ct.Register(() => process.Kill(entireProcessTree: true));
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        if (input is not null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input, ct);
            process.StandardInput.Close();
        }

        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output, await errors);
    }
}
