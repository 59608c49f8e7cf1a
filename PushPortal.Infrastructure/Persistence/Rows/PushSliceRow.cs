namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>
/// Table <c>push_slices</c>: how many pushes of each status stand in a slice, kept up by each commit. A slice is a range of ids with about
/// <see cref="Pushes"/> pushes of all accounts; it ends where the next one begins. A list reads only the slices that have what it shows.
/// </summary>
internal sealed class PushSliceRow
{
    /// <summary>Pushes after which a new slice begins: what a list reads at most for one row of its page.</summary>
    internal const int Pushes = 512;

    /// <summary>Stands for all accounts together.</summary>
    internal const long AllAccounts = 0;

    /// <summary>The account, or <see cref="AllAccounts"/>. A slice without a push of an account has no row for it.</summary>
    public long AccountId { get; set; }

    /// <summary>The smallest id that belongs to the slice.</summary>
    public long FirstId { get; set; }

    public int Pending { get; set; }

    public int Delivered { get; set; }

    public int Failed { get; set; }

    public int Partly { get; set; }
}
