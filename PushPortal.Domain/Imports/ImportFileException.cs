namespace PushPortal.Domain.Imports;

/// <summary>A file that cannot be used.</summary>
/// <param name="reason">Why, as a sentence without a stop.</param>
/// <param name="isTooLarge">Whether it has more octets than are taken.</param>
/// <param name="isTooMany">Whether the account has as many imports or octets as it may.</param>
public sealed class ImportFileException(string reason, bool isTooLarge = false, Exception? inner = null, bool isTooMany = false) : Exception(reason, inner)
{
    public bool IsTooMany => isTooMany;

    public bool IsTooLarge => isTooLarge;
}
