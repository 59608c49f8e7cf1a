using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Web.Api.Events;

namespace PushPortal.Tests.Api;

public sealed class EventOptionsTests
{
    [Theory]
    [InlineData("Recent", "99")]
    [InlineData("Recent", "1000001")]
    [InlineData("Heartbeat", "00:00:00.5")]
    [InlineData("SendTime", "00:10:01")]
    public void A_setting_out_of_its_range_is_refused_with_its_name(string name, string value)
    {
        var services = new ServiceCollection();
        services.AddEvents(new ConfigurationBuilder().AddInMemoryCollection([new($"PushPortal:Events:{name}", value)]).Build());
        using var provider = services.BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<EventOptions>>().Value);

        Assert.Contains($"PushPortal:Events:{name} must be from", refusal.Message, StringComparison.Ordinal);
    }
}
