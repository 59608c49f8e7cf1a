using System.Text.Json;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Imports;
using PushPortal.Web.Imports;

namespace PushPortal.Web.Portal.Pages;

/// <summary>Says for each field which column it comes from, and shows at once what the first rows come to.</summary>
public sealed partial class ImportMappingForm(PushImports imports) : ComponentBase
{
    private const int RowsOfPreview = 8;
    private const int LongestCell = 120;

    /// <summary>That stands in one line, in characters.</summary>
    private const int WidestCell = 20;
    private const string ColumnMark = "c:";
    private const string ValueMark = "v";

    private ImportMapping _mapping = default!;
    private ImportPreview? _preview;
    private string? _unreadable;

    [Parameter, EditorRequired] public PushImport Import { get; set; } = default!;

    [Parameter] public bool Busy { get; set; }

    [Parameter] public EventCallback<ImportMapping> OnCheck { get; set; }

    [Parameter] public EventCallback OnDiscard { get; set; }

    private IReadOnlyList<string> Header => _preview?.Header ?? [];

    private IReadOnlyDictionary<string, string> Problems => _preview?.Problems ?? new Dictionary<string, string>();

    protected override async Task OnInitializedAsync()
    {
        _mapping = Import.Mapping;
        await PreviewAsync();
    }

    private static string IdOf(string field) => $"map-{JsonNamingPolicy.KebabCaseLower.ConvertName(ImportFields.LastOf(field))}";

    private static string Short(string cell) => cell.Length > LongestCell ? $"{cell.AsSpan(0, LongestCell)}…" : cell;

    private string LabelOf(string field) => Text[$"ImportField_{field}"] is { ResourceNotFound: false } found ? found.Value : Text.OfField(ImportFields.LastOf(field));

    private string? ProblemOf(string field) => Problems.GetValueOrDefault(field) is { } problem ? Text.OfSentence(problem) : null;

    private string SourceOf(string field) => _mapping.Columns.TryGetValue(field, out var column) ? ColumnMark + column : _mapping.Constants.ContainsKey(field) ? ValueMark : "";

    private Task ChangeTypeAsync(string? type)
    {
        _mapping = imports.Guess(_preview!, NewPushType.Of(type).Word);
        return PreviewAsync();
    }

    private Task ChangeAsync(string field, string? source)
    {
        var columns = _mapping.Columns.Where(column => column.Key != field).ToDictionary();
        var constants = _mapping.Constants.Where(constant => constant.Key != field).ToDictionary();
        if (source == ValueMark)
        {
            constants[field] = "";
        }
        else if (source?.StartsWith(ColumnMark, StringComparison.Ordinal) == true)
        {
            columns[field] = source[ColumnMark.Length..];
        }

        _mapping = _mapping with { Columns = columns, Constants = constants };
        return PreviewAsync();
    }

    private Task SetAsync(string field, string? value)
    {
        _mapping = _mapping with { Constants = new Dictionary<string, string>(_mapping.Constants) { [field] = value ?? "" } };
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        try
        {
            (_preview, _unreadable) = (await imports.PreviewAsync(Import, _mapping, RowsOfPreview, CancellationToken.None), null);
        }
        catch (ImportFileException unusable)
        {
            _unreadable = unusable.Message;
        }
    }

    private Task CheckAsync() => Problems.Count == 0 && _unreadable is null ? OnCheck.InvokeAsync(_mapping) : Task.CompletedTask;
}
