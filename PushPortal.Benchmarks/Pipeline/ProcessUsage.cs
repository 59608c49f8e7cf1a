using System.Globalization;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What a process has used, as Linux counts it (proc(5)).</summary>
internal static class ProcessUsage
{
    /// <summary>The kernel's clock ticks a second in /proc, which is 100 on every architecture that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    private const string Processes = "/proc";

    /// <summary>The field of a process's parent, behind the name.</summary>
    private const int Parent = 1;

    private const string CompilerThread = ".NET Tiered Com";

    /// <summary>User and system time, whole ticks of 10 ms.</summary>
    internal static TimeSpan Processor(int processId) => ProcessorIn(PathOf(processId, "stat"));

    /// <summary>Of that, what the runtime's thread has taken that compiles used methods again with more care.</summary>
    internal static TimeSpan Compiler(int processId)
    {
        var used = TimeSpan.Zero;
        foreach (var thread in Directory.EnumerateDirectories(PathOf(processId, "task")))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(thread, "comm")).StartsWith(CompilerThread, StringComparison.Ordinal))
                {
                    used += ProcessorIn(Path.Combine(thread, "stat"));
                }
            }
            catch (IOException)
            {
                // This thread has ended since it was listed.
            }
        }

        return used;
    }

    /// <summary>User and system time of a process and its children. The kernel adds what a child has used to its parent's when the parent has been told of its end, so nothing is missing and nothing counts twice.</summary>
    /// <param name="processes">Where the kernel shows its processes.</param>
    /// <exception cref="IOException">There is no such process.</exception>
    internal static TimeSpan ProcessorOfFamily(int processId, string processes = Processes)
    {
        var stat = Path.Combine(processes, processId.ToString(CultureInfo.InvariantCulture), "stat");
        while (true)
        {
            var ended = OfEndedChildrenIn(stat);
            var living = OfChildren(processId, processes);
            if (OfEndedChildrenIn(stat) == ended)
            {
                return ProcessorIn(stat) + ended + living;
            }
        }
    }

    /// <summary>Found by what each process says its parent is: not every kernel lists children. One that ends meanwhile is passed over, and is among its parent's ended ones then.</summary>
    private static TimeSpan OfChildren(int processId, string processes)
    {
        var sum = TimeSpan.Zero;
        foreach (var process in Directory.EnumerateDirectories(processes).Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                var fields = FieldsOf(Path.Combine(process, "stat"));
                sum += Number(fields[Parent]) == processId ? TimeIn(fields, user: 11) : TimeSpan.Zero;
            }
            catch (IOException)
            {
                // It has ended since it was listed.
            }
        }

        return sum;
    }

    private static TimeSpan ProcessorIn(string file) => TicksIn(file, user: 11);

    private static TimeSpan OfEndedChildrenIn(string file) => TicksIn(file, user: 13);

    /// <param name="user">The field of the user time, behind the name; that of the system time follows it.</param>
    private static TimeSpan TicksIn(string file, int user) => TimeIn(FieldsOf(file), user);

    private static TimeSpan TimeIn(string[] fields, int user) => TimeSpan.FromSeconds((Number(fields[user]) + Number(fields[user + 1])) / TicksPerSecond);

    /// <summary>Those behind the name, which is in brackets and may have spaces.</summary>
    private static string[] FieldsOf(string file)
    {
        var stat = File.ReadAllText(file);
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    /// <summary>What all processors of the machine were busy with, and what a hypervisor took of them.</summary>
    internal static TimeSpan Machine()
    {
        // user, nice, system, idle, iowait, irq, softirq, steal
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(Number).ToArray();
        return TimeSpan.FromSeconds((times.Sum() - times[3] - times[4]) / TicksPerSecond);
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

    private static string PathOf(int processId, string file) => string.Create(CultureInfo.InvariantCulture, $"{Processes}/{processId}/{file}");

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
