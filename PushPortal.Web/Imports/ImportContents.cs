using PushPortal.Domain.Imports;
using PushPortal.Web.Portal.Pages;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Imports;

/// <summary>The types of content that the form has, for rows of files.</summary>
internal sealed class ImportContents : IImportContents
{
    public ImportMapping Guess(IReadOnlyList<string> header, string? type)
    {
        var guesses = NewPushType.All.Where(known => type is null || known.Word == type).Select(known => Guess(header, known)).ToList();
        return guesses.MaxBy(guess => guess.Columns.Count) ?? new ImportMapping(type!, new Dictionary<string, string>(), new Dictionary<string, string>());
    }

    public IReadOnlyDictionary<string, string> Problems(ImportMapping mapping, IReadOnlyList<string> header)
    {
        if (NewPushType.All.FirstOrDefault(known => known.Word == mapping.Type) is not { } type)
        {
            return new Dictionary<string, string> { ["type"] = $"must be one of {string.Join(", ", NewPushType.All.Select(known => known.Word))}" };
        }

        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = ImportFields.Of(type);
        foreach (var (field, column) in mapping.Columns)
        {
            if (!header.Contains(column))
            {
                problems[field] = $"is to come from the column '{column}', which the file does not have";
            }
        }

        foreach (var field in mapping.Columns.Keys.Concat(mapping.Constants.Keys).Where(field => !fields.Contains(field)))
        {
            problems[field] = "is no field of this type of content";
        }

        foreach (var field in mapping.Columns.Keys.Intersect(mapping.Constants.Keys))
        {
            problems[field] = "has both a column and a value";
        }

        if (!mapping.Columns.ContainsKey(ImportFields.Recipient) && !mapping.Constants.ContainsKey(ImportFields.Recipient))
        {
            problems[ImportFields.Recipient] = "needs a column";
        }

        return problems;
    }

    public IImportRowReader Reader(ImportMapping mapping, IReadOnlyList<string> header, ServiceProvider account) => new ImportRowReader(NewPushType.Of(mapping.Type), mapping, header, account);

    private static ImportMapping Guess(IReadOnlyList<string> header, NewPushType type)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in ImportFields.Of(type))
        {
            // An exact name first: with a column "href" the column "url" is something else.
            var free = header.Where(column => !columns.ContainsValue(column)).ToList();
            if ((free.Find(column => column.Equals(field, StringComparison.OrdinalIgnoreCase)) ?? free.Find(column => ImportFields.IsMeant(field, column))) is { } found)
            {
                columns[field] = found;
            }
        }

        return new ImportMapping(type.Word, columns, new Dictionary<string, string>());
    }
}
