using System.Runtime.InteropServices;

namespace PushPortal.Infrastructure.Lab;

/// <summary>Puts a thread behind all others. Linux keeps a niceness for each thread, and the runtime passes the priority of a thread over there.</summary>
internal static class ThreadNiceness
{
    private const int OfThread = 0;
    private const int ThisOne = 0;
    private const int Last = 19;

    internal static void BehindOthers()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Lowest;
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(OfThread, ThisOne, Last);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int who, int priority);
}
