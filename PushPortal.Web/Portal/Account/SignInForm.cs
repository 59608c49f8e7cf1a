namespace PushPortal.Web.Portal.Account;

/// <summary>What the sign-in page posts.</summary>
public sealed class SignInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public bool Remember { get; set; }
}
