using System.Text.RegularExpressions;

namespace PushPortal.Tests.Hosting;

/// <summary>The Dockerfile, as far as what starts the image has to agree with it.</summary>
internal static partial class ImageFile
{
    private static readonly string[] Instructions =
        [.. File.ReadAllText(Repository.PathOf("Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Select(line => line.Trim())];

    internal static IReadOnlyDictionary<string, string> Environment { get; } =
        All("ENV").SelectMany(text => Pair.Matches(text)).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim('"'));

    /// <summary>As <c>8080/tcp</c>.</summary>
    internal static IReadOnlySet<string> Ports { get; } =
        All("EXPOSE").SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(WithProtocol).ToHashSet();

    internal static string Volume => All("VOLUME").Single();

    internal static string User => All("USER").Single();

    /// <summary>The words of the health check's command.</summary>
    internal static IReadOnlyList<string> HealthCheck => [.. Quoted.Matches(All("HEALTHCHECK").Single()).Select(match => match.Groups[1].Value)];

    internal static string WithProtocol(string port) => port.Contains('/', StringComparison.Ordinal) ? port : port + "/tcp";

    private static IEnumerable<string> All(string instruction) =>
        Instructions.Where(line => line.StartsWith(instruction + " ", StringComparison.Ordinal)).Select(line => line[instruction.Length..].Trim());

    [GeneratedRegex("""(\w+)=("[^"]*"|\S+)""")]
    private static partial Regex Pair { get; }

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted { get; }
}
