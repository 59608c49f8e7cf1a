namespace PushPortal.Domain.Imports;

/// <summary>A file that cannot be used.</summary>
/// <param name="reason">Why, as a sentence without a stop.</param>
/// <param name="isTooLarge">Whether it has more octets than are taken.</param>
public sealed class ImportFileException(string reason, bool isTooLarge = false, Exception? inner = null) : Exception(reason, inner)
{
    public bool IsTooLarge => isTooLarge;
}
