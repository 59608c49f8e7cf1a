namespace PushPortal.Infrastructure.Accounts;

/// <summary>What the audit log says of an account: everything that can be changed of it but its secrets.</summary>
internal sealed record AccountFacts(
    string Name,
    bool Enabled,
    int Weight,
    string AllowedTargetNetworks,
    int SubmissionsPerSecond,
    long PushesPerDay,
    string? HttpNetworks,
    bool HeaderEnrichment,
    bool ShowsNumbersToAll,
    long? ContentRetentionSeconds,
    int SmppWindow,
    int SmppBinds,
    int SmppSegmentsPerSecond,
    string? SmppSourcePrefixes,
    string? SmppNetworks);
