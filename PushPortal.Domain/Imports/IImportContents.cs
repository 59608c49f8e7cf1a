using PushPortal.Domain.Accounts;

namespace PushPortal.Domain.Imports;

/// <summary>Knows the types of content, their fields, and how rows become requests.</summary>
public interface IImportContents
{
    /// <summary>The mapping by the names of the columns.</summary>
    /// <param name="type">Null: the type that has most of its fields among them.</param>
    ImportMapping Guess(IReadOnlyList<string> header, string? type);

    /// <summary>What is wrong with a mapping, by field; empty when nothing is.</summary>
    IReadOnlyDictionary<string, string> Problems(ImportMapping mapping, IReadOnlyList<string> header);

    IImportRowReader Reader(ImportMapping mapping, IReadOnlyList<string> header, ServiceProvider account);
}
