using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Check;

/// <summary>A mode of the SMSC, with a link of its own in the running product.</summary>
/// <param name="Arm">The same in the lab.</param>
/// <param name="Prefix">Of its handsets' numbers, with the plus sign.</param>
internal sealed record CheckMode(string Name, LabArm Arm, string Prefix)
{
    /// <summary>By REST.</summary>
    internal static CheckMode Transactions { get; } = new("transactions", LabArm.DedicatedTransactions, "+86138");

    /// <summary>By SMPP, as ESMEs ask for it.</summary>
    internal static CheckMode StoreAndForward { get; } = new("store-and-forward", LabArm.DedicatedPrompt, "+86139");

    internal static IReadOnlyList<CheckMode> All { get; } = [Transactions, StoreAndForward];

    internal string NumberOf(int handset) => FormattableString.Invariant($"{Prefix}{handset:D8}");
}
