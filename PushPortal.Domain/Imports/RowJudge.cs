using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Imports;

/// <summary>Says what submitting a row would come to, and submits nothing.</summary>
internal sealed class RowJudge(IImportRowReader reader, PushProxyGateway gateway)
{
    internal JudgedRow Judge(ImportRow row)
    {
        var reading = reader.Read(row);
        if (reading.Request is not { } request)
        {
            return new JudgedRow(row, null, null, ImportProblem.Of(reading.Problems));
        }

        try
        {
            return new JudgedRow(row, request, gateway.Preview(request), null);
        }
        catch (PushRefusedException refused)
        {
            return new JudgedRow(row, null, null, ImportProblem.Of(reader.Name(refused.Problems)));
        }
    }
}
