using System.Globalization;
using PushPortal.Benchmarks.Pipeline;

namespace PushPortal.Tests.Evidence;

/// <summary>What a benchmark says that a process has used, from the files by which the kernel shows it.</summary>
public sealed class ProcessUsageTests : IDisposable
{
    private readonly DirectoryInfo _processes = Directory.CreateTempSubdirectory("pushportal-processes-");

    public void Dispose() => _processes.Delete(recursive: true);

    /// <summary>A kernel that does not list the children of a process says of each who its parent is.</summary>
    [Fact]
    public void Family_is_the_process_its_children_and_those_that_have_ended()
    {
        Add(10, parent: 1, name: "server", user: 100, system: 50, ofEnded: 20);
        Add(11, parent: 10, name: "a (strange) child", user: 7, system: 3);
        Add(12, parent: 10, name: "child", user: 5, system: 5);
        Add(13, parent: 11, name: "grandchild", user: 1000, system: 1000);
        Add(14, parent: 1, name: "stranger", user: 1000, system: 1000);
        _processes.CreateSubdirectory("self");
        _processes.CreateSubdirectory("15");

        Assert.Equal(TimeSpan.FromSeconds(1.9), ProcessUsage.ProcessorOfFamily(10, _processes.FullName));
        Assert.Throws<FileNotFoundException>(() => ProcessUsage.ProcessorOfFamily(15, _processes.FullName));
    }

    private void Add(int id, int parent, string name, int user, int system, int ofEnded = 0) => File.WriteAllText(
        Path.Combine(_processes.CreateSubdirectory(id.ToString(CultureInfo.InvariantCulture)).FullName, "stat"),
        string.Create(CultureInfo.InvariantCulture, $"{id} ({name}) S {parent} 1 1 0 -1 4194304 0 0 0 0 {user} {system} {ofEnded} 0 20 0 1 0 1 1 1"));
}
