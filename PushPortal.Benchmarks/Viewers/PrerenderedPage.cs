using System.Globalization;
using System.Text.RegularExpressions;

namespace PushPortal.Benchmarks.Viewers;

/// <summary>What a prerendered page gives to its circuit, in comments.</summary>
/// <param name="Markers">JSON of each component that becomes interactive.</param>
/// <param name="State">What the components have kept for then; protected, and empty when it is nothing.</param>
internal sealed partial record PrerenderedPage(IReadOnlyList<string> Markers, string State)
{
    /// <exception cref="FormatException">No component of the page becomes interactive: this is perhaps the sign-in page.</exception>
    internal static PrerenderedPage Read(string html)
    {
        string[] markers = [.. Marker().Matches(html).Select(match => match.Groups[1].Value)];
        return markers.Length > 0
            ? new(markers, KeptState().Match(html).Groups[1].Value)
            : throw new FormatException("The page has no interactive component.");
    }

    /// <summary>The operations that add all components to a circuit.</summary>
    internal string AddAll()
    {
        var operations = Markers.Select((marker, i) => string.Create(CultureInfo.InvariantCulture, $"{{\"type\":\"add\",\"ssrComponentId\":{i + 1},\"marker\":{marker}}}"));
        return $"{{\"batchId\":1,\"operations\":[{string.Join(',', operations)}]}}";
    }

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^-]+)-->")]
    private static partial Regex KeptState();
}
