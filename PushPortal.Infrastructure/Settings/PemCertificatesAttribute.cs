using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PushPortal.Infrastructure.Settings;

/// <summary>The path of a PEM file with one certificate or several; empty for none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PemCertificatesAttribute : ValidationAttribute
{
    /// <summary>Reads such a file.</summary>
    /// <exception cref="CryptographicException">It holds none.</exception>
    internal static X509Certificate2Collection Load(string path)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(path);
        return certificates.Count > 0 ? certificates : throw new CryptographicException("The file holds no certificate.");
    }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string { Length: > 0 } path)
        {
            return ValidationResult.Success;
        }

        try
        {
            foreach (var certificate in Load(path))
            {
                certificate.Dispose();
            }

            return ValidationResult.Success;
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new ValidationResult($"must name a PEM file with certificates: {failure.Message}", [validationContext.MemberName!]);
        }
    }
}
