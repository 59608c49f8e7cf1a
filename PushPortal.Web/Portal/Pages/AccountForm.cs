using PushPortal.Domain.Accounts;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What is typed into the form of an account.</summary>
internal sealed class AccountForm
{
    internal string Name { get; set; } = "";

    internal bool Enabled { get; set; }

    /// <summary>Parted by spaces, commas or line ends.</summary>
    internal string Networks { get; set; } = "";

    internal static AccountForm Of(ServiceProvider account) => new()
    {
        Name = account.Name,
        Enabled = account.Enabled,
        Networks = string.Join('\n', account.AllowedTargetNetworks),
    };

    internal AccountEdit Edit() => new()
    {
        Name = Name,
        Enabled = Enabled,
        AllowedTargetNetworks = Networks.Split([' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
    };
}
