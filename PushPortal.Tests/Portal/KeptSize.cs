using PushPortal.Domain.Enquiries;

namespace PushPortal.Tests.Portal;

/// <summary>A store as large as a test says.</summary>
internal sealed class KeptSize : IStoreSize
{
    internal long Octets { get; set; }

    public Task<long> OctetsAsync(CancellationToken ct) => Task.FromResult(Octets);
}
