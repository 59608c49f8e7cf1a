using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Nodes;
using PushPortal.Infrastructure.Settings;
using PushPortal.Web.Hosting;

if (args is [HealthCommand.Name, .. var asked])
{
    return await HealthCommand.RunAsync(WebApplication.CreateBuilder(asked).Configuration, Console.Out);
}

if (args is [BackupCommand.Name, .. var backup])
{
    return await BackupCommand.RunAsync(backup);
}

try
{
    // A node that another one has taken over from stands by again.
    NodeTurn turn;
    do
    {
        var builder = WebApplication.CreateBuilder(args);
        var roles = RoleSetting.Read(builder.Configuration);
        var app = builder.AddGateway(roles).Build();
        turn = app.Services.GetRequiredService<NodeTurn>();
        if (!turn.TryTake() && !await StandbyServer.WaitAsync(turn, args))
        {
            return 0;
        }

        app.MapGateway(roles);
        await app.RunAsync();
    }
    while (turn.IsLost);

    return 0;
}
catch (Exception wrong) when (wrong is SettingException or OptionsValidationException || wrong.IsUnreadableSetting)
{
    await Console.Error.WriteLineAsync($"PushPortal does not start: {wrong.Message}");
    return 1;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"PushPortal does not start: an address of ASPNETCORE_URLS or --urls is another program's: {taken.Message}");
    return 1;
}

/// <summary>The gateway's process; public for tests that host it.</summary>
public partial class Program;
