using System.Security.Cryptography;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Makes up passwords that are read from a screen once: about 92 bits, without characters that look like another.</summary>
internal static class OneTimePassword
{
    private const string Characters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 4;
    private const int OfGroup = 4;

    internal static string New()
    {
        while (true)
        {
            var password = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Characters, OfGroup)));
            // As the rules for passwords ask for; the hyphens are the signs.
            if (password.Any(char.IsLower) && password.Any(char.IsUpper) && password.Any(char.IsDigit))
            {
                return password;
            }
        }
    }
}
