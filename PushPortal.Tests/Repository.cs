namespace PushPortal.Tests;

/// <summary>The files of the repository that the tests were built in.</summary>
internal static class Repository
{
    internal static DirectoryInfo Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PushPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }

    internal static string PathOf(params string[] parts) => Path.Combine([Root().FullName, .. parts]);
}
