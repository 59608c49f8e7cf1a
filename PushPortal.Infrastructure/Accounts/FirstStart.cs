using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>
/// Runs before everything else starts: opens the store, and makes the roles and the first accounts. With demo data these are well known;
/// without, there is one administrator, whose password is the configured one or is made up and printed once.
/// </summary>
internal sealed class FirstStart(
    PushStore store,
    AccountDirectory accounts,
    SubmissionLimits limits,
    IDbContextFactory<PortalDbContext> contexts,
    IServiceScopeFactory scopes,
    IOptions<FirstStartOptions> options,
    TimeProvider clock) : IHostedService
{
    private const string AdminName = "admin";
    private const string DemoCode = DemoAccounts.Provider;
    private const string DemoKey = "demo-key";

    /// <summary>The one role of service providers in stores of before there were several: its users did what owners do now.</summary>
    private const string RoleBefore = "Provider";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = store.Epoch;
        if (options.Value.DemoData)
        {
            await AddDemoProviderAsync(cancellationToken);
        }

        await accounts.LoadAsync(cancellationToken);
        await ResumeLimitsAsync(cancellationToken);
        await AddUsersAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AddDemoProviderAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Accounts.AnyAsync(account => account.Code == DemoCode, ct))
        {
            return;
        }

        var demo = new AccountRow
        {
            Code = DemoCode,
            Name = "Demo service provider",
            AllowsLoopbackTargets = true,
            WebhookSecret = RandomNumberGenerator.GetBytes(32),
            SmppWindow = 200,
            SmppBinds = 64,
        };
        db.Accounts.Add(demo);
        await db.SaveChangesAsync(ct);
        db.ApiKeys.Add(new ApiKeyRow
        {
            Id = store.Ids.Next(),
            AccountId = demo.Id,
            Name = "Demo key",
            Scopes = (int)ApiScopes.All,
            Hash = AccountDirectory.HashOf(DemoKey),
            CreatedAt = clock.GetUtcNow().UtcTicks,
            CreatedBy = "demo data",
        });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What each account has submitted since the day began in UTC, as the counts have it.</summary>
    private async Task ResumeLimitsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (first, end) = (Hours.Of(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero)), Hours.Of(now) + 1);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counted = await db.Accounts.Select(account => new
        {
            account.Id,
            Pushes = db.Counts.Where(count => count.AccountId == account.Id && count.Hour >= first && count.Hour < end && count.Kind == CountKind.Accepted).Sum(count => count.Count),
        }).ToListAsync(ct);
        counted.ForEach(account => limits.Resume(account.Id, now, account.Pushes));
    }

    private async Task AddUsersAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        if (!await roles.RoleExistsAsync(PortalRole.SpOwner) && await roles.FindByNameAsync(RoleBefore) is { } before)
        {
            Check(await roles.SetRoleNameAsync(before, PortalRole.SpOwner));
            Check(await roles.UpdateAsync(before));
        }

        foreach (var role in PortalRole.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                Check(await roles.CreateAsync(new IdentityRole(role)));
            }
        }

        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        if (options.Value.DemoData)
        {
            foreach (var (name, role) in DemoAccounts.All)
            {
                await AddUserAsync(users, name, DemoAccounts.Password, role, PortalRole.Members.Contains(role) ? accounts.Find(DemoCode) : null);
            }
        }
        else if ((await users.GetUsersInRoleAsync(PortalRole.Admin)).Count == 0)
        {
            await AddUserAsync(users, AdminName, InitialPassword(), PortalRole.Admin, null);
        }
    }

    private static async Task AddUserAsync(UserManager<PortalUser> users, string name, string password, string role, ServiceProvider? account)
    {
        if (await users.FindByNameAsync(name) is null)
        {
            var user = new PortalUser { UserName = name, AccountId = account?.Id };
            Check(await users.CreateAsync(user, password));
            Check(await users.AddToRoleAsync(user, role));
        }
    }

    private string InitialPassword()
    {
        if (options.Value.InitialPassword is { Length: > 0 } configured)
        {
            return configured;
        }

        var password = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}-A1";
        Console.WriteLine($"The portal's first administrator is '{AdminName}' with the password '{password}'. It is shown this once.");
        return password;
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new SettingException($"PushPortal:Admin:InitialPassword cannot be used: {string.Join(" ", result.Errors.Select(error => error.Description))}");
        }
    }
}
