using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>A gateway without a store knows no pushes: nobody is told a number.</summary>
internal sealed class NoDisclosure : INumberDisclosure
{
    public ValueTask<bool> MayTellAsync(string msisdn, string url, CancellationToken ct) => ValueTask.FromResult(false);
}
