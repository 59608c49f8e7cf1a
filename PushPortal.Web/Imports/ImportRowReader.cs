using System.Text.Json;
using System.Text.Json.Nodes;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Api;
using PushPortal.Web.Api.Pushes;
using PushPortal.Web.Portal.Pages;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Imports;

/// <summary>Makes of each row the body that REST would have for it, and reads that as REST does: the same values give the same octets by every door.</summary>
internal sealed class ImportRowReader : IImportRowReader
{
    private readonly NewPushType _type;
    private readonly ImportMapping _mapping;
    private readonly ServiceProvider _account;

    /// <summary>The number of each field's column.</summary>
    private readonly Dictionary<string, int> _columns;
    private readonly string[] _besideContent;

    internal ImportRowReader(NewPushType type, ImportMapping mapping, IReadOnlyList<string> header, ServiceProvider account)
    {
        (_type, _mapping, _account) = (type, mapping, account);
        _columns = mapping.Columns.ToDictionary(column => column.Key, column => header.Index().First(named => named.Item == column.Value).Index);
        _besideContent = [.. ImportFields.BesideContent(type).Where(field => _columns.ContainsKey(field) || mapping.Constants.ContainsKey(field))];
    }

    public ImportReading Read(ImportRow row)
    {
        if (row.Problem is { } wrong)
        {
            return new ImportReading(null, [new ImportProblem(null, wrong)]);
        }

        if (Formulas(row) is { Count: > 0 } formulas)
        {
            return new ImportReading(null, formulas);
        }

        var errors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(BodyOf(row)));
        var request = SubmitBody.Read(new RequestMembers(document.RootElement, "", errors), _account, PushSource.Import);
        return errors.Count == 0 ? new ImportReading(request, []) : new ImportReading(null, Name([.. errors.Select(error => new PushProblem(error.Key, error.Value[0]))]));
    }

    public IReadOnlyList<ImportProblem> Name(IReadOnlyList<PushProblem> problems) => [.. problems.Select(problem => new ImportProblem(ColumnOf(FieldOf(problem.Pointer)), problem.Message))];

    /// <summary>What a spreadsheet has left of a formula is not what was meant to be sent.</summary>
    private List<ImportProblem> Formulas(ImportRow row) =>
        [.. from column in _columns where row.Cells[column.Value].StartsWith('=') select new ImportProblem(ColumnOf(column.Key), "begins with = as a formula does; save the file with values")];

    private JsonObject BodyOf(ImportRow row)
    {
        var body = new JsonObject
        {
            ["to"] = new JsonArray(JsonValue.Create(Cell(row, ImportFields.Recipient))),
            ["content"] = NewPushContent.Body(_type, field => Typed(row, field), static (_, typed) => JsonValue.Create(typed)),
        };
        foreach (var field in _besideContent)
        {
            if (Cell(row, field) is { Length: > 0 } value)
            {
                body[field] = field == ImportFields.Port && ushort.TryParse(value, out var port) ? JsonValue.Create(port) : JsonValue.Create(value);
            }
        }

        return body;
    }

    /// <summary>An empty cell is the form's first choice where it has choices.</summary>
    private string Typed(ImportRow row, NewPushField field) => Value(row, field.Name) is { Length: > 0 } typed ? typed : field.Choices is [var first, ..] ? first : "";

    private string Cell(ImportRow row, string field) => Value(row, field).Trim();

    private string Value(ImportRow row, string field) => _columns.TryGetValue(field, out var column) ? row.Cells[column] : _mapping.Constants.GetValueOrDefault(field, "");

    private string FieldOf(string pointer)
    {
        if (pointer.StartsWith("/to", StringComparison.Ordinal))
        {
            return ImportFields.Recipient;
        }

        if (_type.Fields.FirstOrDefault(field => pointer == field.Pointer || pointer.StartsWith(field.Pointer + "/", StringComparison.Ordinal)) is { } named)
        {
            return named.Name;
        }

        return pointer == "/content/bodyHex" && _type.Fields.Any(field => field.Name == NewPushType.PlainText) ? NewPushType.PlainText : pointer.TrimStart('/');
    }

    private string ColumnOf(string field) => _mapping.Columns.GetValueOrDefault(field, field);
}
