using System.Diagnostics;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>A time of day of a process's own, by a library that stands before the system's (<c>clock.c</c>).</summary>
internal static class NodeClock
{
    private static readonly Lazy<string> Library = new(Compile);

    /// <summary>The environment of a process whose clock is set by the file. The lifetime of what waits is longer than it is set by: it ends by that clock.</summary>
    internal static (string Name, string Value)[] Settings(string file)
    {
        Set(file, TimeSpan.Zero);
        return [("LD_PRELOAD", Library.Value), ("CLOCK_OFFSET", file), ("PushPortal__Ppg__DefaultLifetime", "06:00:00")];
    }

    /// <summary>Sets it off from the machine's, also while the process runs: whole seconds.</summary>
    internal static void Set(string file, TimeSpan off)
    {
        // In place: the process has the file in its memory.
        using var octets = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        octets.Write(BitConverter.GetBytes((long)off.TotalSeconds));
    }

    private static string Compile()
    {
        var compiler = Machine.Program("gcc", "gcc libc6-dev");
        var library = Path.Combine(Path.GetTempPath(), $"pushportal-clock-{Environment.ProcessId}.so");
        using var process = Process.Start(compiler, ["-shared", "-fPIC", "-O1", "-o", library, Repository.PathOf("PushPortal.Tests", "Journeys", "Failover", "clock.c"), "-ldl"]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(library);
        return library;
    }
}
