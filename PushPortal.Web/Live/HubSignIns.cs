using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Live;

/// <summary>Ends connections of the hub whose user was disabled or removed, or has another role or password: a connection lives longer than the request that opened it.</summary>
internal sealed partial class HubSignIns(IServiceScopeFactory scopes, IOptions<IdentityOptions> options, TimeProvider clock, ILogger<HubSignIns> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _connections = new();

    /// <summary>Connections with an API key are not looked at: they have no sign-in.</summary>
    internal void Joined(HubCallerContext connection)
    {
        if (connection.User?.HasClaim(claim => claim.Type == options.Value.ClaimsIdentity.SecurityStampClaimType) == true)
        {
            _connections[connection.ConnectionId] = connection;
        }
    }

    internal void Left(HubCallerContext connection) => _connections.TryRemove(connection.ConnectionId, out _);

    /// <summary>Looks at all connections once.</summary>
    internal async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        foreach (var connection in _connections.Values)
        {
            ct.ThrowIfCancellationRequested();
            if (!await SignInWatch.StandsAsync(connection.User!, users, options.Value))
            {
                connection.Abort();
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AccountRegistration.SignInsAreCheckedEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotLooked(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The sign-ins of the hub's connections could not be looked at")]
    private partial void LogNotLooked(Exception failure);
}
