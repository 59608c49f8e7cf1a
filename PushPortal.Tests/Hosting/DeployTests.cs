using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Settings;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Hosting;
using PushPortal.Web.Portal;
using YamlDotNet.RepresentationModel;

namespace PushPortal.Tests.Hosting;

/// <summary>What starts the gateway for good agrees with the image, with the settings and with how long it takes to stop.</summary>
public sealed class DeployTests(SharedGateway shared) : Journey(shared)
{
    private static readonly HashSet<string> Settings =
        [.. SettingCatalog.Of(typeof(SettingCatalog).Assembly, typeof(PortalOptions).Assembly).Select(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal)), "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT"];

    [Fact]
    public void Compose_file_runs_the_image_with_a_root_that_cannot_be_written()
    {
        var service = Service();

        Assert.Equal("true", Text(service, "read_only"));
        Assert.Equal(["ALL"], List(service, "cap_drop"));
        Assert.Equal(["no-new-privileges:true"], List(service, "security_opt"));
        Assert.Equal(["/tmp"], List(service, "tmpfs"));
        var volume = Assert.Single(List(service, "volumes")).Split(':');
        Assert.Equal(ImageFile.Volume, volume[1]);
        Assert.Contains(new YamlScalarNode(volume[0]), Compose().Children[new YamlScalarNode("volumes")].AllNodes);
        Assert.Equal("..", Text(service, "build"));
        Assert.True(Seconds(Text(service, "stop_grace_period")) > Drain, "It is killed while it drains.");
    }

    [Fact]
    public void Compose_file_publishes_what_the_image_exposes_and_asks_it_as_the_image_does()
    {
        var service = Service();

        Assert.Equal(ImageFile.Ports.Order(), List(service, "ports").Select(port => ImageFile.WithProtocol(port[(port.LastIndexOf(':') + 1)..])).Order());
        var health = (YamlMappingNode)service.Children[new YamlScalarNode("healthcheck")];
        Assert.Equal(["CMD", .. ImageFile.HealthCheck], List(health, "test"));
    }

    [Fact]
    public void Compose_file_sets_only_what_is_a_setting() =>
        Assert.Subset(Settings, ((YamlMappingNode)Service().Children[new YamlScalarNode("environment")]).Children.Keys.Select(key => key.ToString()).ToHashSet());

    [Fact]
    public void Nodes_of_the_compose_file_have_names_of_their_own_and_one_database_and_the_balancer_knows_both()
    {
        var file = Yaml("compose.nodes.yaml");
        var services = (YamlMappingNode)file.Children[new YamlScalarNode("services")];
        var nodes = services.Children.Where(service => Has((YamlMappingNode)service.Value, "<<")).ToDictionary(service => service.Key.ToString(), service => (YamlMappingNode)service.Value);
        var common = (YamlMappingNode)file.Children[new YamlScalarNode("x-node")];

        foreach (var (name, node) in nodes)
        {
            var environment = (YamlMappingNode)node.Children[new YamlScalarNode("environment")];
            var settings = Has(environment, "<<") ? (YamlMappingNode)environment.Children[new YamlScalarNode("<<")] : environment;
            Assert.Equal(name, Text(environment, "PushPortal__Storage__Node"));
            Assert.Equal("PostgreSql", Text(settings, "PushPortal__Storage__Provider"));
            Assert.Equal(ImageFile.Volume, Text(settings, "PushPortal__Storage__Folder"));
            Assert.Subset(Settings, environment.Children.Keys.Concat(settings.Children.Keys).Select(key => key.ToString()).Where(key => key != "<<").ToHashSet());
        }

        Assert.Equal(2, nodes.Count);
        Assert.Equal(["CMD", .. ImageFile.HealthCheck, HealthCommand.Live], List((YamlMappingNode)common.Children[new YamlScalarNode("healthcheck")], "test"));
        Assert.True(Seconds(Text(common, "stop_grace_period")) > Drain, "It is killed while it drains.");
        var balancer = File.ReadAllText(Repository.PathOf("deploy", "nginx.conf"));
        Assert.All(nodes.Keys, name => Assert.Contains($"server {name}:8080 ", balancer, StringComparison.Ordinal));
        Assert.All(nodes.Keys, name => Assert.Contains($"server {name}:2775 ", balancer, StringComparison.Ordinal));
    }

    [Fact]
    public void Unit_stops_the_gateway_as_it_wants_to_be_stopped_and_lets_it_write_only_its_state()
    {
        var unit = Unit();

        Assert.Equal("SIGTERM", unit["KillSignal"].Single());
        Assert.True(Seconds(unit["TimeoutStopSec"].Single()) > Drain, "It is killed while it drains.");
        Assert.EndsWith("/PushPortal.Web.dll", unit["ExecStart"].Single(), StringComparison.Ordinal);
        Assert.StartsWith(unit["WorkingDirectory"].Single(), unit["ExecStart"].Single().Split(' ')[^1], StringComparison.Ordinal);
        Assert.NotEqual("root", unit["User"].Single());
        Assert.Equal("strict", unit["ProtectSystem"].Single());
        foreach (var switched in (string[])["NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelTunables", "ProtectKernelModules", "ProtectControlGroups", "RestrictSUIDSGID", "LockPersonality"])
        {
            Assert.Equal("yes", unit[switched].Single());
        }

        // Its state is all that it may write.
        foreach (var opened in (string[])["ReadWritePaths", "BindPaths", "CacheDirectory", "LogsDirectory", "RuntimeDirectory", "ConfigurationDirectory", "AmbientCapabilities"])
        {
            Assert.False(unit.Contains(opened), opened);
        }

        Assert.Equal("", unit["CapabilityBoundingSet"].Single());
        var environment = unit["Environment"].Select(pair => pair.Trim('"').Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Subset(Settings, environment.Keys.ToHashSet());
        var state = $"/var/lib/{unit["StateDirectory"].Single()}/";
        Assert.StartsWith($"Data Source={state}", environment["PushPortal__Storage__ConnectionString"], StringComparison.Ordinal);
        Assert.All(environment.Where(pair => pair.Value.StartsWith('/')), pair => Assert.StartsWith(state, pair.Value, StringComparison.Ordinal));
    }

    /// <summary>In seconds: its hosted services may take so long to end, and the rest of it does not take half as long again.</summary>
    private double Drain => 1.5 * Gateway.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.TotalSeconds;

    private static YamlMappingNode Compose() => Yaml("compose.yaml");

    private static YamlMappingNode Yaml(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Repository.PathOf("deploy", file))));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static YamlMappingNode Service() => (YamlMappingNode)((YamlMappingNode)Compose().Children[new YamlScalarNode("services")]).Children.Single().Value;

    private static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    private static string Text(YamlMappingNode node, string key) => node.Children[new YamlScalarNode(key)].ToString();

    private static IEnumerable<string> List(YamlMappingNode node, string key) => ((YamlSequenceNode)node.Children[new YamlScalarNode(key)]).Select(item => item.ToString());

    private static int Seconds(string text) => int.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture);

    private static ILookup<string, string> Unit() => File.ReadLines(Repository.PathOf("deploy", "pushportal.service"))
        .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToLookup(pair => pair[0], pair => pair[1]);
}
