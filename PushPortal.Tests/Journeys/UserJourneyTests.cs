using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Live;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Tests.Journeys;

/// <summary>Portal users from edge to edge: how they come in, what they must do first, how they are put out, and what the audit log has of it.</summary>
public sealed partial class UserJourneyTests(OwnGateway own) : IClassFixture<OwnGateway>
{
    private static readonly UserAuthority Root = new(Actor.User("root", null), null);

    private GatewayHost Gateway => own.Host;

    private IPortalUsers Users => Gateway.Services.GetRequiredService<IPortalUsers>();

    private IAuditLog Log => Gateway.Services.GetRequiredService<IAuditLog>();

    [Fact]
    public async Task Password_of_somebody_else_has_to_be_changed_before_anything_is_seen()
    {
        var password = await AddAsync("first", PortalRole.Admin);
        using var browser = NewBrowser();
        await SignInAsync(browser, "first", password);

        foreach (var address in (string[])["/", "/pushes", "/audit", "/audit.csv", "/hangfire"])
        {
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Ct);
            Assert.Equal("/Account/Password", answer.RequestMessage!.RequestUri!.AbsolutePath);
        }

        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/hubs/deliveries/negotiate?negotiateVersion=1") { Headers = { { "Accept", "*/*" } } };
        using var hub = await browser.SendAsync(negotiate, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, hub.StatusCode);

        Assert.Contains("data-testid=\"password-error\"", await ChangePasswordAsync(browser, password, "weak"), StringComparison.Ordinal);
        Assert.Contains("data-testid=\"signed-in-as\"", await ChangePasswordAsync(browser, password, "Better-than-before-1"), StringComparison.Ordinal);
        using var page = await browser.GetAsync(new Uri("/audit", UriKind.Relative), Ct);
        Assert.Equal("/audit", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(["password-changed", "signed-in", "user-added"], (await EntriesAsync(new() { Subject = "first" })).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Disabled_user_is_put_out_and_does_not_come_in()
    {
        LookAtEachRequest();
        var password = await AddAsync("leaving", PortalRole.Monitor, mustChange: false);
        using var browser = NewBrowser();
        await SignInAsync(browser, "leaving", password);
        Assert.Equal("/alarms", await WhereAsync(browser, "/alarms"));
        var signedIn = await PrincipalAsync("leaving");
        Assert.True(await StandsAsync(signedIn));

        Assert.True((await Users.ChangeAsync("leaving", new UserEdit(PortalRole.Monitor, null, Enabled: false), Root, "left", Ct)).IsDone);

        Assert.Equal("/Account/Login", await WhereAsync(browser, "/alarms"));
        // What an open page asks every half minute.
        Assert.False(await StandsAsync(signedIn));
        using var again = NewBrowser();
        Assert.Contains("data-testid=\"login-error\"", await SignInAsync(again, "leaving", password), StringComparison.Ordinal);
        var failed = (await EntriesAsync(new() { Subject = "leaving" }))[0];
        Assert.Equal((AuditAction.SignInFailed, ActorKind.Nobody, "127.0.0.1", """{"cause":"disabled"}"""), (failed.Action, failed.By.Kind, failed.By.From, failed.After));
    }

    [Fact]
    public async Task Other_role_is_in_force_for_whoever_is_signed_in()
    {
        LookAtEachRequest();
        var password = await AddAsync("promoted", PortalRole.Support, mustChange: false);
        using var browser = NewBrowser();
        await SignInAsync(browser, "promoted", password);
        var signedIn = await PrincipalAsync("promoted");

        Assert.True((await Users.ChangeAsync("promoted", new UserEdit(PortalRole.Admin, null), Root, null, Ct)).IsDone);

        Assert.Equal("/Account/Login", await WhereAsync(browser, "/accounts"));
        Assert.False(await StandsAsync(signedIn));
        await SignInAsync(browser, "promoted", password);
        Assert.Equal("/accounts", await WhereAsync(browser, "/accounts"));
    }

    [Fact]
    public async Task Connection_of_the_hub_ends_with_the_right_to_it()
    {
        var password = await AddAsync("listener", PortalRole.Monitor, mustChange: false);
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = Gateway.Address, DefaultRequestHeaders = { { "Accept", "text/html" } } };
        await SignInAsync(browser, "listener", password);
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(Gateway.Address, DeliveryHub.Path), http => http.Cookies = cookies).Build();
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(Ct);
        var signIns = Gateway.Services.GetRequiredService<HubSignIns>();
        await signIns.LookAsync(Ct);
        Assert.Equal(HubConnectionState.Connected, hub.State);

        Assert.True((await Users.ChangeAsync("listener", new UserEdit(PortalRole.Monitor, null, Enabled: false), Root, "left", Ct)).IsDone);
        await signIns.LookAsync(Ct);

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
    }

    [Fact]
    public void Sign_ins_are_looked_at_twice_a_minute() => Assert.Equal(TimeSpan.FromSeconds(30), AccountRegistration.SignInsAreCheckedEvery);

    [Fact]
    public async Task Sign_in_out_and_wrong_passwords_are_in_the_log_and_unknown_names_are_not_written()
    {
        var password = await AddAsync("visitor", PortalRole.Monitor, mustChange: false);
        using var browser = NewBrowser();
        await SignInAsync(browser, "visitor", "wrong");
        await SignInAsync(browser, "Secret-in-the-wrong-field", "x");
        await SignInAsync(browser, "VISITOR", password);
        await PostAsync(browser, "/Account/Logout", "sign-out", []);

        var entries = await EntriesAsync(new() { Subject = "visitor" });
        Assert.Equal(["signed-out", "signed-in", "sign-in-failed", "user-added"], entries.Select(entry => entry.Action));
        Assert.Equal(Actor.User("visitor", "127.0.0.1"), entries[1].By);
        var unknown = Assert.Single(await EntriesAsync(new() { Subject = "-" }));
        Assert.Equal("""{"cause":"unknown-name"}""", unknown.After);
        Assert.DoesNotContain((await EntriesAsync(new())).Select(entry => entry.ToString()), entry => entry.Contains("Secret-in", StringComparison.Ordinal) || entry.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_program_changes_by_the_API_is_in_the_log_with_its_account_and_submissions_are_not()
    {
        var failed = await Gateway.Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        await Gateway.Rest.TransactionInAsync(failed, "undeliverable");
        (await Gateway.Rest.RetryAsync(failed)).Must(HttpStatusCode.Accepted);
        await Gateway.Rest.TransactionInAsync(failed, "undeliverable");
        var plan = (await Gateway.Rest.PostAsync("/api/v1/bulk-retries/plan", $$"""{"transactions": ["{{failed}}"]}""")).Must(HttpStatusCode.Created).Body.Text("id");
        (await Gateway.Rest.PostAsync("/api/v1/bulk-retries", $$"""{"plan": "{{plan}}", "reason": "the region is back"}""")).Must(HttpStatusCode.Accepted);
        var waiting = await Gateway.Rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber() }, content = new { type = "sl", href = "http://pi.example/" }, deliverAfter = TimeProvider.System.GetUtcNow().AddHours(1), deliverBefore = TimeProvider.System.GetUtcNow().AddHours(2) });
        (await Gateway.Rest.PostAsync($"/api/v1/pushes/{waiting.Text("id")}/cancel", "")).Must(HttpStatusCode.OK);
        (await Gateway.Rest.PostAsync($"/api/v1/pushes/{waiting.Text("id")}/cancel", "")).Must(HttpStatusCode.OK);

        var entries = await EntriesAsync(new() { Actor = "demo/Demo key", Account = "demo" });
        Assert.Equal(
            [("push-cancelled", waiting.Text("id"), null), ("bulk-retry-started", plan, "the region is back"), ("transaction-retried", failed, null)],
            entries.Where(entry => entry.By.Kind == ActorKind.Account).Select(entry => (entry.Action, entry.Subject.Name, entry.Reason)));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.By.From));
    }

    [Fact]
    public async Task Log_goes_out_as_a_file_by_its_filter()
    {
        await Log.WriteAsync(Actor.User("=exported", "10.1.2.3").Did(AuditAction.AccountChanged, AuditSubject.Account("sp"), "sp", "a, \"b\"").Changing(new { Weight = 1 }, new { Weight = 2 }), Ct);
        using var browser = NewBrowser();
        await SignInAsync(browser, "admin", "PushPortal1!");

        using var answer = await browser.GetAsync(new Uri("/audit.csv?actor=%3Dexported", UriKind.Relative), Ct);

        Assert.Equal(("text/csv", "audit.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
        var lines = (await answer.Content.ReadAsStringAsync(Ct)).Split("\r\n");
        Assert.Equal("id,at,actorKind,actor,from,action,subjectKind,subject,account,reason,before,after", lines[0]);
        Assert.EndsWith(",user,'=exported,10.1.2.3,account-changed,account,sp,sp,\"a, \"\"b\"\"\",\"{\"\"weight\"\":1}\",\"{\"\"weight\"\":2}\"", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task Store_of_before_the_roles_is_taken_over()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-roles-");
        var storage = (GatewayHost.Storage, $"Data Source={Path.Combine(folder.FullName, "gateway.db")};Pooling=False");
        await using (var before = await GatewayHost.StartAsync(storage))
        {
            await using var scope = before.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            await db.Database.ExecuteSqlRawAsync("UPDATE AspNetRoles SET Name = 'Provider', NormalizedName = 'PROVIDER' WHERE Name = 'SpOwner'; DELETE FROM AspNetRoles WHERE Name IN ('Monitor', 'SpMember', 'SpReader')", Ct);
        }

        await using (var after = await GatewayHost.StartAsync(storage))
        {
            var users = after.Services.GetRequiredService<IPortalUsers>();
            var demo = after.Services.GetRequiredService<IAccountDirectory>().Find("demo")!;
            Assert.Equal(new UserRecord("demo", PortalRole.SpOwner, demo.Id, Enabled: true, MustChangePassword: false, null), await users.FindAsync("demo", null, Ct));
            Assert.True((await users.AddAsync("reader", new UserEdit(PortalRole.SpReader, demo.Id), Root, Ct)).IsDone);
        }

        folder.Delete(recursive: true);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Otherwise a sign-in is looked at again after half a minute.</summary>
    private void LookAtEachRequest() => Gateway.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval = TimeSpan.Zero;

    /// <returns>The password.</returns>
    private async Task<string> AddAsync(string name, string role, bool mustChange = true)
    {
        var password = (await Users.AddAsync(name, new UserEdit(role, null), Root, Ct)).Password!;
        if (!mustChange)
        {
            await using var scope = Gateway.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
            var user = (await users.FindByNameAsync(name))!;
            user.MustChangePassword = false;
            Assert.True((await users.UpdateAsync(user)).Succeeded);
        }

        return password;
    }

    private async Task<List<AuditEntry>> EntriesAsync(AuditFilter filter) => [.. (await Log.PageAsync(filter, null, 100, Ct)).Rows.Select(row => row.Entry)];

    private async Task<ClaimsPrincipal> PrincipalAsync(string name)
    {
        await using var scope = Gateway.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByNameAsync(name);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync(user!);
    }

    private async Task<bool> StandsAsync(ClaimsPrincipal signedIn)
    {
        await using var scope = Gateway.Services.CreateAsyncScope();
        return await SignInWatch.StandsAsync(signedIn, scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>(), scope.ServiceProvider.GetRequiredService<IOptions<IdentityOptions>>().Value);
    }

    private HttpClient NewBrowser() => new(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = true }) { BaseAddress = Gateway.Address, DefaultRequestHeaders = { { "Accept", "text/html" } } };

    private static async Task<string> WhereAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private static Task<string> SignInAsync(HttpClient browser, string name, string password) =>
        PostAsync(browser, "/Account/Login", "sign-in", new() { ["Form.Name"] = name, ["Form.Password"] = password });

    private static Task<string> ChangePasswordAsync(HttpClient browser, string current, string password) => PostAsync(
        browser, "/Account/Password", "change-password", new() { ["Form.Current"] = current, ["Form.Password"] = password, ["Form.Again"] = password });

    /// <returns>The page that came of it.</returns>
    private static async Task<string> PostAsync(HttpClient browser, string address, string handler, Dictionary<string, string> fields)
    {
        var page = new Uri(address, UriKind.Relative);
        fields["_handler"] = handler;
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token.Match(await browser.GetStringAsync(page, Ct)).Groups[1].Value);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(page, form, Ct);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }
}
