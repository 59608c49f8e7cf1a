namespace PushPortal.Infrastructure.Accounts;

/// <summary>What the first start makes.</summary>
public sealed class FirstStartOptions
{
    /// <summary><c>PushPortal:DemoData</c>: a service provider, staff accounts and handsets with well-known credentials. Never in production.</summary>
    public bool DemoData { get; set; }

    /// <summary><c>PushPortal:Admin:InitialPassword</c>: of the first administrator; made up and printed once when it is not set.</summary>
    public string? InitialPassword { get; set; }
}
