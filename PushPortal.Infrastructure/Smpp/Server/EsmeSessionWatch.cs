namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>The sessions of ESMEs for those who watch; asking holds up none of them.</summary>
public sealed class EsmeSessionWatch
{
    private readonly Func<IEnumerable<EsmeSessionStatus>> _sessions;

    internal EsmeSessionWatch(Func<IEnumerable<EsmeSessionStatus>> sessions) => _sessions = sessions;

    /// <summary>By account and name.</summary>
    public IReadOnlyList<EsmeSessionStatus> Sessions =>
        [.. _sessions().OrderBy(session => session.Account, StringComparer.Ordinal).ThenBy(session => session.Name.Length).ThenBy(session => session.Name, StringComparer.Ordinal)];
}
