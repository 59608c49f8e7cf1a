using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Fakes;

/// <summary>Links that stand towards every transaction as they are put.</summary>
internal sealed class FixedLinks : ILinkDirectory
{
    internal List<LinkChoice> Choices { get; } = [];

    public IReadOnlyList<LinkChoice> For(Transaction transaction) => Choices;
}
