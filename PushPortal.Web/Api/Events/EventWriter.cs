using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Live;

namespace PushPortal.Web.Api.Events;

/// <summary>Writes Server-Sent Events (WHATWG HTML, 9.2), each with the position to come back to.</summary>
/// <param name="json">How the API writes JSON.</param>
/// <param name="sight">How the client sees numbers.</param>
internal sealed class EventWriter(PipeWriter output, JsonSerializerOptions json, NumberSight sight)
{
    internal void Change(in RecentChange change)
    {
        Write($"id: {Id(change.Position)}\nevent: transaction\ndata: ");
        using (var data = new Utf8JsonWriter(output))
        {
            JsonSerializer.Serialize(data, TransactionEventModel.Of(sight.Of(change.Change)), json);
        }

        Write("\n\n");
    }

    /// <summary>What came between the client's position and this one is not at hand.</summary>
    internal void Reset(long position) =>
        Write($"id: {Id(position)}\nevent: reset\ndata: {{\"reason\":\"The events after your Last-Event-ID are not kept any more: read the lists again.\"}}\n\n");

    /// <summary>A comment. The id without data is no event, but moves a client on that got none of its own for long.</summary>
    internal void Comment(long position) => Write($": here\nid: {Id(position)}\n\n");

    /// <summary>Ends when the client's side has taken what was written, or enough of it.</summary>
    internal async Task FlushAsync(CancellationToken ct) => await output.FlushAsync(ct);

    private static string Id(long position) => PublicId.Format(PublicId.Event, position);

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);
}
