namespace PushPortal.Benchmarks.Pipeline;

/// <summary>Where the gateway's program is.</summary>
internal static class GatewayProgram
{
    private const string Project = "PushPortal.Web";

    /// <summary>The output of the project, built with the benchmark in the same configuration: <c>PushPortal.Web/bin/Release/net10.0/PushPortal.Web.dll</c>.</summary>
    internal static FileInfo Built()
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var configuration = framework.Parent!;
        var solution = configuration.Parent!.Parent!.Parent!;
        return new FileInfo(Path.Combine(solution.FullName, Project, "bin", configuration.Name, framework.Name, $"{Project}.dll"));
    }
}
