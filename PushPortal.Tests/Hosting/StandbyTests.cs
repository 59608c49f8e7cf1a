using System.Net;
using System.Text;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Tests.Journeys.Kill;
using PushPortal.Tests.Persistence;
using PushPortal.Web.Hosting;

namespace PushPortal.Tests.Hosting;

/// <summary>What a node answers while another one works on the store.</summary>
public sealed class StandbyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Node_that_stands_by_lives_sends_everybody_away_and_works_when_the_other_gives_up_its_place_prepared_or_not(bool isPrepared)
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-standby-");
        var store = PostgresServer.Shared.NewDatabase();
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
        using (var worker = new PostgresDatabase(store, folder.FullName, "the other"))
        using (var node = new GatewayProcess(folder.FullName) { PostgresDatabase = store })
        {
            Assert.True(worker.Lease.TryTake());
            await node.StandByAsync(http, Ct);

            Assert.Equal("Healthy", await http.GetStringAsync(new Uri(node.Address, "/health/live"), Ct));
            foreach (var path in (string[])["/", "/health/ready", "/metrics", "/api/v1/pushes", "/pap", "/css/portal.css"])
            {
                using var content = new StringContent("{}", Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(new Uri(node.Address, path), content, Ct);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.NotNull(answer.Headers.RetryAfter?.Delta);
                Assert.Contains("the other", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            }

            using var said = new StringWriter();
            Assert.Equal(1, await Launch.RunAsync([HealthCommand.Name, "--urls", node.Address.ToString()], said, TextWriter.Null));
            Assert.Equal(0, await Launch.RunAsync([HealthCommand.Name, HealthCommand.Live, "--urls", node.Address.ToString()], said, TextWriter.Null));

            if (isPrepared)
            {
                await node.PreparedAsync(http, Ct);
            }

            worker.Lease.GiveBack();
            await node.ReadyAsync(http, Ct);
        }

        PostgresServer.Shared.Drop(store);
        folder.Delete(recursive: true);
    }
}
