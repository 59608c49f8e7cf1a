using System.Globalization;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What a process has used, as Linux counts it (proc(5)).</summary>
internal static class ProcessUsage
{
    /// <summary>The kernel's clock ticks a second in /proc, which is 100 on every architecture that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>User and system time, whole ticks of 10 ms.</summary>
    internal static TimeSpan Processor(int processId)
    {
        var stat = File.ReadAllText(PathOf(processId, "stat"));
        // The name in brackets may have spaces; behind it, utime and stime are the fields 12 and 13.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    /// <summary>The most memory that was resident so far, MiB.</summary>
    internal static double PeakMemory(int processId) => Memory(processId, "VmHWM:");

    /// <summary>The memory that is resident now, MiB.</summary>
    internal static double ResidentMemory(int processId) => Memory(processId, "VmRSS:");

    private static double Memory(int processId, string field)
    {
        var line = File.ReadLines(PathOf(processId, "status")).Single(line => line.StartsWith(field, StringComparison.Ordinal));
        return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024.0;
    }

    private static string PathOf(int processId, string file) => string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/{file}");

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
