using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace PushPortal.Domain.Imports;

/// <summary>A check on its way through a file: what it has counted, and a hash of each row so far by which repetitions are found.</summary>
internal sealed class RunningCheck(IImportRows rows, RowJudge judge) : IDisposable
{
    private readonly Dictionary<UInt128, int> _seen = [];
    private readonly Dictionary<UInt128, int> _pushIds = [];

    internal ImportCounts Counts { get; private set; } = ImportCounts.None;

    internal async ValueTask<JudgedRow?> NextAsync(CancellationToken ct) => await rows.ReadAsync(ct) is { } row ? judge.Judge(row) : null;

    internal void AddInvalid() => Counts = Counts with { Invalid = Counts.Invalid + 1 };

    internal void Add(int segments, bool isDuplicate) => Counts = isDuplicate
        ? Counts with { Duplicates = Counts.Duplicates + 1, DuplicateSegments = Counts.DuplicateSegments + segments }
        : Counts with { Valid = Counts.Valid + 1, Segments = Counts.Segments + segments };

    /// <summary>The earlier row with the same octets for the same recipient; null when this is the first.</summary>
    internal int? Earlier(JudgedRow row)
    {
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes(row.Request!.Recipients[0].Number.AsSpan()));
        hash.Append(BitConverter.GetBytes(row.Request.Form.Ports?.Destination ?? 0));
        hash.Append(row.Encoded!.Datagram.Span);
        return Earlier(_seen, hash.GetCurrentHashAsUInt128(), row.Row.Number);
    }

    /// <summary>The earlier row with the same push-id.</summary>
    internal int? EarlierPushId(JudgedRow row) => row.Request!.InitiatorPushId is { } pushId
        ? Earlier(_pushIds, XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(pushId)), row.Row.Number)
        : null;

    public void Dispose() => rows.Dispose();

    private static int? Earlier(Dictionary<UInt128, int> seen, UInt128 hash, int number)
    {
        if (seen.TryAdd(hash, number))
        {
            return null;
        }

        return seen[hash];
    }
}
