namespace PushPortal.Web.Portal.Account;

/// <summary>What the page that changes one's own password posts.</summary>
public sealed class PasswordForm
{
    public string? Current { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }
}
