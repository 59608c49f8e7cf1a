using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Hosting;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Gateway_that_took_a_push_stops_without_an_error()
    {
        var gateway = await GatewayHost.StartAsync();
        await gateway.Rest.TransactionInAsync(await gateway.Rest.SubmitIndicationAsync((await gateway.NewHandsetAsync()).Number), "delivered");

        Assert.Null(await Record.ExceptionAsync(() => gateway.DisposeAsync().AsTask()));
    }
}
