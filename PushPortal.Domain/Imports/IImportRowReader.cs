using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Imports;

/// <summary>Reads the rows of one file by its mapping.</summary>
public interface IImportRowReader
{
    /// <summary>The same request as REST would read from these values.</summary>
    ImportReading Read(ImportRow row);

    /// <summary>What the gateway found wrong with a row's request, by the columns that it came from.</summary>
    IReadOnlyList<ImportProblem> Name(IReadOnlyList<PushProblem> problems);
}
