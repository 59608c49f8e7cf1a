using Microsoft.AspNetCore.SignalR;

namespace PushPortal.Web.Live;

/// <summary>Live states for programs: the client's method <c>transactionChanged</c> gets each change of its own account's transactions; staff get all.</summary>
internal sealed class DeliveryHub(HubRelay relay, HubSignIns signIns) : Hub
{
    internal const string Path = "/hubs/deliveries";

    public override async Task OnConnectedAsync()
    {
        signIns.Joined(Context);
        if (HubAudience.Of(Context.User) is { } audience)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, audience.Group, Context.ConnectionAborted);
            relay.Joined(audience);
        }

        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        signIns.Left(Context);
        if (HubAudience.Of(Context.User) is { } audience)
        {
            relay.Left(audience);
        }

        return base.OnDisconnectedAsync(exception);
    }
}
