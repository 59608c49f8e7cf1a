using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Tests.Persistence;

/// <summary>What is asked about held transactions is found by an index, however many there are.</summary>
public sealed class HeldPlanTests : IDisposable
{
    private readonly StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Theory]
    [InlineData(TransactionSql.HeldSql)]
    [InlineData(TransactionSql.NextAccountWithHeldSql)]
    public void Held_transactions_are_read_by_their_index_in_its_order(string sql)
    {
        var plan = _it.Plan(sql.Replace("$1", "1", StringComparison.Ordinal).Replace("$2", "10", StringComparison.Ordinal));

        Assert.Contains("INDEX transactions_held", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }
}
