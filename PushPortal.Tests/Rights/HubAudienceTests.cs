using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Rights;

/// <summary>What those who came to the hub by the portal's cookie are told.</summary>
public sealed class HubAudienceTests(RightsVisitors visitors) : IClassFixture<RightsVisitors>
{
    [Fact]
    public async Task Staff_are_told_of_all_accounts_and_members_of_a_provider_of_their_own()
    {
        var told = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var connections = new List<HubConnection>();
        try
        {
            foreach (var role in PortalRole.All)
            {
                var cookies = await visitors.CookiesOfAsync(role);
                var connection = new HubConnectionBuilder().WithUrl(new Uri(visitors.Gateway.Address, RightsTable.Hub.Name), options => options.Cookies = cookies).Build();
                connection.On<JsonElement>("transactionChanged", change =>
                {
                    if (change.Text("state") == "undeliverable")
                    {
                        told.GetOrAdd(role, _ => []).Enqueue(change.Text("transactionId"));
                    }
                });
                connections.Add(connection);
                await connection.StartAsync(TestContext.Current.CancellationToken);
            }

            var others = await visitors.StrangersRest.SubmitIndicationAsync(visitors.Gateway.NewUnknownNumber());
            await visitors.StrangersRest.TransactionInAsync(others, "undeliverable");
            var own = await visitors.Gateway.Rest.SubmitIndicationAsync(visitors.Gateway.NewUnknownNumber());

            foreach (var role in PortalRole.All)
            {
                // What is told last was told after the other account's.
                var ids = await Eventually.GetAsync(() => told.GetValueOrDefault(role, []).ToArray(), ids => ids.Contains(own), role);
                Assert.Equal((role, PortalRole.Staff.Contains(role)), (role, ids.Contains(others)));
            }
        }
        finally
        {
            foreach (var connection in connections)
            {
                await connection.DisposeAsync();
            }
        }
    }
}
