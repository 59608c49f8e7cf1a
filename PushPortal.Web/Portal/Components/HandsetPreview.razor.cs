using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Web.Portal.Components;

/// <summary>What a person would see: decoded from the octets, as a handset does it, and not from what was typed.</summary>
public sealed partial class HandsetPreview : ComponentBase
{
    private DecodedPush? _decoded;

    [Parameter, EditorRequired] public ReadOnlyMemory<byte> Datagram { get; set; }

    [Parameter, EditorRequired] public ApplicationPorts? Ports { get; set; }

    private string Title => _decoded?.ContentType is { } type && Text[$"HandsetTitle_{type}"] is { ResourceNotFound: false } title ? title.Value : Text["HandsetMessage"];

    private string Urgency => Of("action") is { } action ? Text[$"Choice_{action}"] : "";

    /// <summary>The text of the message; that of a text document is its body.</summary>
    private string? Message => Of("text") ?? (_decoded?.ContentType == "text/plain" ? Encoding.UTF8.GetString(_decoded.Body.Span) : null);

    protected override void OnParametersSet()
    {
        try
        {
            _decoded = ContentDecoder.Decode(Datagram.Span, Ports?.Destination ?? 0);
        }
        catch (WspFormatException)
        {
            _decoded = null;
        }
    }

    private string? Of(string name) => _decoded?.Fields.Where(field => field.Name == name).Select(field => Convert.ToString(field.Value, CultureInfo.CurrentCulture)).FirstOrDefault();
}
