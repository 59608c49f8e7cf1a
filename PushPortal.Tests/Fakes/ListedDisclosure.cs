using PushPortal.Domain.WapGateway;

namespace PushPortal.Tests.Fakes;

/// <summary>Lets numbers be told to the origins of the URLs that a test names.</summary>
internal sealed class ListedDisclosure : INumberDisclosure
{
    public HashSet<string> Urls { get; } = [];

    public Exception? Failure { get; set; }

    public ValueTask<bool> MayTellAsync(string msisdn, string url, CancellationToken ct) =>
        Failure is null ? ValueTask.FromResult(Urls.Contains(url)) : ValueTask.FromException<bool>(Failure);
}
