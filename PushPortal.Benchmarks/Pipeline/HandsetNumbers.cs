namespace PushPortal.Benchmarks.Pipeline;

/// <summary>Which handset a transaction goes to, and back: transaction <c>n</c> of an upstream goes to <c>+86</c> and eleven digits that carry <c>n</c>.</summary>
/// <param name="handsets">With the simulated network, how many handsets take turns; 0 for a handset of its own for each transaction.</param>
internal sealed class HandsetNumbers(int handsets)
{
    internal const string CountryCode = "+86";

    private const long First = 13_000_000_000;

    internal int Handsets => handsets;

    /// <summary>The eleven digits behind the country code.</summary>
    internal long DigitsOf(long transaction) => First + (handsets == 0 ? transaction : transaction % handsets);

    /// <summary>The transaction with these digits, in the push whose first transaction is given; or -1.</summary>
    internal long TransactionOf(long firstOfPush, long digits)
    {
        var handset = digits - First;
        if (handset < 0)
        {
            return -1;
        }

        return handsets == 0 ? handset : firstOfPush + (handset - firstOfPush % handsets + handsets) % handsets;
    }
}
