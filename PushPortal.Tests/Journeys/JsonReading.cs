using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>Short names for what journeys read of the API's answers.</summary>
internal static class JsonReading
{
    extension(JsonElement element)
    {
        internal string Text(string member) => element.GetProperty(member).ToString();

        internal JsonElement[] Items(string member) => [.. element.GetProperty(member).EnumerateArray()];

        /// <summary>The sentences of a transaction's timeline.</summary>
        internal string[] Lines() => [.. element.Items("timeline").Select(line => line.Text("text"))];

        internal string[] Members() => [.. element.EnumerateObject().Select(member => member.Name)];
    }
}
