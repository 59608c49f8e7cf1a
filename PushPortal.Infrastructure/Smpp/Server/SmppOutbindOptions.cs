using System.ComponentModel.DataAnnotations;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Section <c>PushPortal:Smsc:Smpp:Outbinds:{n}</c>: where an ESME takes outbind.</summary>
internal sealed class SmppOutbindOptions
{
    /// <summary>The ESME's, which is its account's code.</summary>
    [Required]
    public string SystemId { get; set; } = "";

    [Required]
    public string Host { get; set; } = "";

    /// <summary>1 to 65535.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 2775;

    /// <summary>Shown to the ESME, which may ask for one. At most 8 characters.</summary>
    [StringLength(8), Secret]
    public string Password { get; set; } = "";
}
