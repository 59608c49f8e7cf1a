using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PushPortal.Tests.Disk;

/// <summary>
/// A real file system of some megabytes (tmpfs), part of it taken by a file that can be deleted. It is mounted for all to see where that is allowed, else in a user's own
/// name space: then <see cref="Launcher"/> brings a process to it.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Missing = "A small file system can be mounted neither by root, nor by sudo without a password, nor by unshare (util-linux) in a name space of the user";

    private static readonly string[][] Mounters = [["mount"], ["sudo", "-n", "mount"]];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-small-");
    private readonly string _options;
    private Process? _keeper;
    private string[]? _mounter;

    /// <param name="megabytes">Its size.</param>
    /// <param name="taken">How many of them the file takes.</param>
    internal SmallDisk(int megabytes, int taken)
    {
        _options = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=1777");
        _mounter = Array.Find(Mounters, mounter => Succeeds([.. mounter, "-t", "tmpfs", "-o", _options, "pushportal", Folder]));
        if (_mounter is null && !MountForOneself())
        {
            _folder.Delete();
            throw Machine.Lacks(Missing);
        }

        File.WriteAllBytes(Filler, new byte[taken << 20]);
    }

    /// <summary>Its folder, for those that the launcher brings to it.</summary>
    internal string Folder => _folder.FullName;

    /// <summary>What stands before a program and its arguments.</summary>
    internal string[] Launcher => _keeper is null ? [] : ["nsenter", "--target", Keeper, "--user", "--mount", "--preserve-credentials"];

    /// <summary>Its folder, for this process; not for SQLite, which takes such a path apart.</summary>
    private string Here => _keeper is null ? Folder : $"/proc/{Keeper}/root{Folder}";

    private string Filler => Path.Combine(Here, "filler");

    private string Keeper => _keeper!.Id.ToString(CultureInfo.InvariantCulture);

    internal void MakeRoom() => File.Delete(Filler);

    /// <summary>Copies a database that nobody has open, with what is still in its log.</summary>
    internal void CopyDatabase(string name, string folder)
    {
        foreach (var file in Directory.GetFiles(Here, name + "*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    public void Dispose()
    {
        if (_mounter is not null)
        {
            Assert.True(Succeeds([.. _mounter[..^1], "umount", "--lazy", Folder]));
        }

        // The name space and the file system in it end with their last process.
        _keeper?.Kill();
        _keeper?.WaitForExit();
        _keeper?.Dispose();
        _folder.Delete();
    }

    /// <summary>Its keeper ends with its input, so it does not outlive this process.</summary>
    private bool MountForOneself()
    {
        var mount = $"mount -t tmpfs -o {_options} pushportal '{Folder}' && echo mounted && exec cat";
        try
        {
            _keeper = Process.Start(new ProcessStartInfo("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", mount])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            return _keeper.StandardOutput.ReadLine() == "mounted";
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool Succeeds(string[] command)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            run.StandardError.ReadToEnd();
            run.WaitForExit();
            return run.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
