using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Octets;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Web.Portal.Components;

/// <summary>What a push brings: its fields as a handset decodes them, the datagram field by field, and the short messages as they were on the air.</summary>
public sealed partial class ContentView : ComponentBase
{
    private DecodedPush? _decoded;
    private OctetField _layout = default!;
    private IReadOnlyList<Segment> _segments = [];

    [Parameter, EditorRequired] public Push Push { get; set; } = default!;

    /// <summary>The last group of the transaction: its reference is in the headers. Null before there was one.</summary>
    [Parameter] public GroupReport? Report { get; set; }

    protected override void OnParametersSet()
    {
        _segments = Segmenter.Split(Push.Datagram, Push.Form, Report?.Reference ?? 0, Report?.WideReference ?? false);
        _layout = ContentLayout.OfDatagram(Push.Datagram.Span, Push.Form.Ports?.Destination ?? 0);
        try
        {
            _decoded = Push.ContentHidden ? null : ContentDecoder.Decode(Push.Datagram.Span, Push.Form.Ports?.Destination ?? 0, Push.Form.DataCoding);
        }
        catch (WspFormatException)
        {
            _decoded = null;
        }
    }
}
