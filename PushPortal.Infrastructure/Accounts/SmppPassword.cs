using System.Globalization;
using System.Security.Cryptography;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>
/// Hashes SMPP passwords slowly, because 8 characters are few (PBKDF2, RFC 8018): <c>iterations:salt:hash</c> in hexadecimal. An API key that is short
/// enough to be a password needs no such hash.
/// </summary>
internal static class SmppPassword
{
    /// <summary>By the protocol.</summary>
    internal const int MostCharacters = 8;

    private const int Iterations = 210_000;
    private const int SaltOctets = 16;
    private const int HashOctets = 32;

    internal static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltOctets);
        return string.Create(CultureInfo.InvariantCulture, $"{Iterations}:{Convert.ToHexString(salt)}:{Convert.ToHexString(Derive(password, salt, Iterations))}");
    }

    internal static bool Verify(string password, string hash) =>
        hash.Split(':') is [var iterations, var salt, var expected]
        && CryptographicOperations.FixedTimeEquals(
            Derive(password, Convert.FromHexString(salt), int.Parse(iterations, CultureInfo.InvariantCulture)),
            Convert.FromHexString(expected));

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashOctets);
}
