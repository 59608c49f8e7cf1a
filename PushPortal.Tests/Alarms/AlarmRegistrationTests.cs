using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Persistence;
using PushPortal.Web.Hosting;

namespace PushPortal.Tests.Alarms;

/// <summary>What is looked at for alarms, by the roles of a process.</summary>
public sealed class AlarmRegistrationTests(SharedGateway shared) : Journey(shared)
{
    [Fact]
    public async Task Each_kind_of_alarm_is_looked_for_where_its_subject_is()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-");
        var file = Path.Combine(folder.FullName, "gateway.db");
        MigratedFile.Write(file);
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [GatewayHost.Storage] = $"Data Source={file};Pooling=False",
            ["PushPortal:Roles"] = "Ppg,Portal",
            ["PushPortal:Ppg:SmscLink:Kind"] = "Smpp",
            ["PushPortal:Ppg:SmscLink:Host"] = "127.0.0.1",
            ["PushPortal:Ppg:SmscLink:Port"] = "1",
            ["PushPortal:Ppg:SmscLink:SystemId"] = "demo",
        });
        var everything = Gateway.Services.GetServices<IAlarmSource>().ToList();
        List<IAlarmSource> farFromTheSmsc;
        await using (var ppg = builder.AddGateway(RoleSetting.Read(builder.Configuration)).Build())
        {
            farFromTheSmsc = [.. ppg.Services.GetServices<IAlarmSource>()];
        }

        folder.Delete(recursive: true);
        Assert.Equal(Enum.GetValues<AlarmKind>().Except([AlarmKind.SmscLinkDown]), everything.Select(source => source.Kind).Order());
        Assert.Equal(Enum.GetValues<AlarmKind>().Except([AlarmKind.LinkDown]), farFromTheSmsc.Select(source => source.Kind).Order());
        Assert.Equal(
            typeof(IAlarmSource).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IAlarmSource))).Select(type => type.Name).Order(),
            everything.Concat(farFromTheSmsc).Select(source => source.GetType().Name).Distinct().Order());
    }
}
