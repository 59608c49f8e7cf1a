using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Web.Portal.Components;

/// <summary>
/// Octets beside their fields: a chosen field marks its octets, and a chosen octet its field. A long datagram is shown in blocks,
/// each with the fields that stand in it.
/// </summary>
public sealed partial class ByteInspector : ComponentBase
{
    private const int OctetsOfLine = 16;
    private const int BlockSize = 1_024;

    private readonly string _id = $"octets-{Guid.NewGuid():n}";
    private OctetField? _chosen;
    private int _cursor;
    private int _first;

    [Parameter, EditorRequired] public ReadOnlyMemory<byte> Octets { get; set; }

    [Parameter, EditorRequired] public OctetField Root { get; set; } = default!;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? TestId { get; set; }

    private int Last => Math.Min(_first + BlockSize, Octets.Length);

    protected override void OnParametersSet()
    {
        // A page that is read anew keeps what was chosen, as long as it shows the same octets.
        if (_chosen is { } chosen && !Everything(Root).Any(field => field.Name == chosen.Name && field.Offset == chosen.Offset && field.Length == chosen.Length))
        {
            (_chosen, _cursor, _first) = (null, 0, 0);
        }
    }

    private static IEnumerable<OctetField> Everything(OctetField field) => field.Children.SelectMany(Everything).Prepend(field);

    private void Choose(OctetField field)
    {
        _chosen = field;
        _cursor = field.Offset;
        if (_cursor < _first || _cursor >= Last)
        {
            ShowBlock(_cursor / BlockSize * BlockSize);
        }
    }

    private async Task ChooseAsync(int octet)
    {
        if (Root.LeafAt(octet) is not { } field)
        {
            return;
        }

        Choose(field);
        _cursor = octet;
        ShowBlock(octet / BlockSize * BlockSize);
        await Browser.InvokeVoidAsync("pushPortal.show", KeyOf(field), IdOf(octet));
    }

    private async Task MoveAsync(KeyboardEventArgs pressed)
    {
        var to = pressed.Key switch
        {
            "ArrowLeft" => _cursor - 1,
            "ArrowRight" => _cursor + 1,
            "ArrowUp" => _cursor - OctetsOfLine,
            "ArrowDown" => _cursor + OctetsOfLine,
            "Home" => 0,
            "End" => Octets.Length - 1,
            "Enter" or " " => _cursor,
            _ => -1,
        };
        if (to >= 0 && to < Octets.Length)
        {
            await ChooseAsync(to);
        }
    }

    private void ShowBlock(int first) => _first = first;

    private bool IsShown(OctetField field) => field.Offset < Last && field.End > _first;

    private bool IsChosen(OctetField field) => _chosen is { } chosen && chosen.Name == field.Name && chosen.Offset == field.Offset && chosen.Length == field.Length;

    private bool IsMarked(int octet) => _chosen?.Holds(octet) == true;

    private string ClassOf(int octet) => $"pp-octet{(IsMarked(octet) ? " pp-marked" : "")}{(octet == _cursor ? " pp-cursor" : "")}";

    private string? ValueOf(OctetField field) => field is { Name: OctetNames.Unreadable, Value: { } reason } ? Text.OfSentence(reason) : field.Value;

    private string IdOf(int octet) => string.Create(CultureInfo.InvariantCulture, $"{_id}-{octet}");

    private string KeyOf(OctetField field) => string.Create(CultureInfo.InvariantCulture, $"{_id}-{field.Offset}-{field.Length}-{(field.Children.Count == 0 ? "leaf" : field.Name)}");
}
