using Microsoft.AspNetCore.SignalR;

namespace PushPortal.Web.Live;

/// <summary>Live states for programs: the client's method <c>transactionChanged</c> gets each change of its own account's transactions; staff get all.</summary>
internal sealed class DeliveryHub : Hub
{
    internal const string Path = "/hubs/deliveries";

    /// <summary>The group of those who see every account.</summary>
    internal const string Staff = "staff";

    internal static string GroupOf(long accountId) => $"account-{accountId}";

    public override async Task OnConnectedAsync()
    {
        if (HubAudience.Of(Context.User) is { } group)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        }

        await base.OnConnectedAsync();
    }
}
