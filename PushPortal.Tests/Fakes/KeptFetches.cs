using System.Threading.Channels;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Tests.Fakes;

/// <summary>A fetch log that a test reads in order.</summary>
internal sealed class KeptFetches : IFetchLog
{
    private readonly Channel<Fetch> _fetches = Channel.CreateUnbounded<Fetch>();

    public int Waiting => _fetches.Reader.Count;

    public void Record(Fetch fetch) => _fetches.Writer.TryWrite(fetch);

    public async Task<Fetch> NextAsync(CancellationToken ct) => await _fetches.Reader.ReadAsync(ct);
}
