using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Section <c>PushPortal:Smsc:Smpp:Tls</c>: a second endpoint, for ESMEs that come by TLS.</summary>
internal sealed class SmppTlsOptions
{
    /// <summary>Address and port; none: no TLS.</summary>
    public string? Endpoint { get; set; }

    /// <summary>A PKCS #12 file with the certificate and its key.</summary>
    public string? CertificatePath { get; set; }

    [Secret]
    public string? CertificatePassword { get; set; }
}
