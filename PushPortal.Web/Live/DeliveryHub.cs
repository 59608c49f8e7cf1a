using Microsoft.AspNetCore.SignalR;
using PushPortal.Web.Api;

namespace PushPortal.Web.Live;

/// <summary>Live states for programs: the client's method <c>transactionChanged</c> gets each change of its own account's transactions; staff get all.</summary>
internal sealed class DeliveryHub(HubRelay relay, HubKeys keys, HubSignIns signIns) : Hub
{
    internal const string Path = "/hubs/deliveries";

    public override async Task OnConnectedAsync()
    {
        signIns.Joined(Context);
        if (HubAudience.Of(Context.User) is { } audience)
        {
            if (Context.GetHttpContext()?.FindCredential() is { } credential)
            {
                keys.Joined(audience, Context, credential);
            }

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
            keys.Left(audience, Context);
            relay.Left(audience);
        }

        return base.OnDisconnectedAsync(exception);
    }
}
