using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Nodes;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Hosting;

/// <summary>The program: the gateway until it is stopped, or one of its subcommands.</summary>
internal static class Launch
{
    /// <param name="output">Gets what a subcommand says.</param>
    /// <param name="errors">Gets why the gateway does not start, in one line that names the setting.</param>
    /// <returns>The exit code: 0 when all went well.</returns>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is [HealthCommand.Name, .. var asked])
        {
            string[] settings = [.. asked.Where(argument => argument != HealthCommand.Live)];
            return await HealthCommand.RunAsync(WebApplication.CreateBuilder(settings).Configuration, output, live: settings.Length < asked.Length);
        }

        if (args is [BackupCommand.Name, .. var backup])
        {
            return await BackupCommand.RunAsync(backup);
        }

        if (args is [StoreCommand.Name, .. var store])
        {
            return await StoreCommand.RunAsync(store, output, errors);
        }

        try
        {
            // A node that another one has taken over from stands by again.
            NodeTurn? turn = null;
            do
            {
                var builder = WebApplication.CreateBuilder(args);
                var roles = RoleSetting.Read(builder.Configuration);
                await using var app = builder.AddGateway(roles).Build();
                var hasWorked = turn is not null;
                turn = app.Services.GetRequiredService<NodeTurn>();
                if (!turn.TryTake(hasWorked) && !await StandbyServer.WaitAsync(turn, args, hasWorked ? null : app.Services.GetRequiredService<StoreRehearsal>(), app.Services.GetRequiredService<NodeSigns>()))
                {
                    return 0;
                }

                app.MapGateway(roles);
                await app.RunAsync();
            }
            while (turn.StoodDown);

            return 0;
        }
        catch (Exception wrong) when (wrong is SettingException or OptionsValidationException || wrong.IsUnreadableSetting)
        {
            await errors.WriteLineAsync($"PushPortal does not start: {wrong.Message}");
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await errors.WriteLineAsync($"PushPortal does not start: an address of ASPNETCORE_URLS or --urls is another program's: {taken.Message}");
            return 1;
        }
    }
}
