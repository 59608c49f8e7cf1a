namespace PushPortal.Domain.Pushes;

/// <summary>The numbers of test recipients, of a country code that no network has.</summary>
public static class TestNumbers
{
    public const string Prefix = "+999000000";

    /// <param name="number">E.164 with the plus sign.</param>
    public static bool Have(string number) => number.StartsWith(Prefix, StringComparison.Ordinal);
}
