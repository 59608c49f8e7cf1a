using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Settings;
using PushPortal.Web.Portal;

namespace PushPortal.Tests.Settings;

/// <summary>What administrators are shown of the settings.</summary>
public sealed class SettingTableTests
{
    private static readonly Assembly[] Product = [typeof(SettingCatalog).Assembly, typeof(PortalOptions).Assembly];

    [Fact]
    public void Every_setting_is_documented_and_every_documented_setting_is_there() =>
        Assert.Equal(DocumentedSettings.Keys(), SettingCatalog.Of(Product).Select(setting => setting.Key));

    /// <summary>What says that each change needs a restart.</summary>
    [Fact]
    public void No_options_are_read_anew_while_the_gateway_runs() =>
        Assert.Empty(
            from type in Product.SelectMany(assembly => assembly.GetTypes())
            from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            from taken in constructor.GetParameters().Select(parameter => parameter.ParameterType)
            where taken.IsGenericType && (taken.GetGenericTypeDefinition() == typeof(IOptionsMonitor<>) || taken.GetGenericTypeDefinition() == typeof(IOptionsSnapshot<>))
            where SettingCatalog.Of(Product).Any(setting => setting.Options == taken.GetGenericArguments()[0])
            select type);

    [Fact]
    public void No_secret_is_among_the_values()
    {
        Assert.Equal(
            [
                "PushPortal:Admin:InitialPassword", "PushPortal:Alarms:NotifySecret", "PushPortal:Links:{n}:Password", "PushPortal:Ppg:SmscLink:Password",
                "PushPortal:Smsc:Smpp:Outbinds:{n}:Password", "PushPortal:Smsc:Smpp:Tls:CertificatePassword",
            ],
            SettingCatalog.Of(Product).Where(setting => setting.IsSecret).Select(setting => setting.Key));

        var rows = Rows(
            ("PushPortal:Admin:InitialPassword", "s3cret-a"),
            ("PushPortal:Ppg:SmscLink:Password", "s3cret-b"),
            ("PushPortal:Smsc:Smpp:Tls:CertificatePassword", "s3cret-c"),
            ("PushPortal:Smsc:Smpp:Outbinds:0:Password", "s3cret-d"),
            ("PushPortal:Links:0:Kind", "Smpp"),
            ("PushPortal:Links:0:Password", "s3cret-e"),
            ("PushPortal:Links:0:Pasword", "s3cret-f"),
            ("PushPortal:Storage:ConnectionString", "Host=db;Username=pp;Password=s3cret-g"),
            ("PushPortal:Ppg:SenderAddress", "http://pp:s3cret-h@ppg.example/"));

        Assert.DoesNotContain(rows, row => $"{row}".Contains("s3cret", StringComparison.Ordinal));
        Assert.Equal(7, rows.Count(row => row.Value?.Contains(SettingText.Masked, StringComparison.Ordinal) == true));
        Assert.Contains("Host=db", Row(rows, "PushPortal:Storage:ConnectionString").Value, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"http://{SettingText.Masked}@ppg.example/", Row(rows, "PushPortal:Ppg:SenderAddress").Value);
    }

    [Fact]
    public void Key_that_no_setting_has_is_told_without_its_value()
    {
        var unknown = Row(Rows(("PushPortal:Smsc:TransactionWindwo", "00:00:10")), "PushPortal:Smsc:TransactionWindwo");
        Assert.Equal((false, null), (unknown.IsKnown, unknown.Value));
    }

    [Fact]
    public void Source_is_the_last_that_sets_the_key()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-settings-");
        File.WriteAllText(Path.Combine(folder.FullName, "appsettings.json"), """{"PushPortal": {"Smsc": {"TransactionWindow": "00:00:20", "MaxAttemptsPerSegment": 7}, "Outgoing": {"AllowedNetworks": ["10.0.0.0/8", "fd00::/8"]}}}""");
        Environment.SetEnvironmentVariable("PPTEST_PushPortal__Smsc__TransactionWindow", "00:00:25");
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(folder.FullName, "appsettings.json"))
                .AddEnvironmentVariables("PPTEST_")
                .AddCommandLine(["--PushPortal:Smsc:ReferenceBits=16"])
                .Build();
            var rows = new SettingTable(configuration, new ServiceCollection().BuildServiceProvider(), Product[1]).Rows();

            Assert.Equal((SettingSource.EnvironmentVariable, "PushPortal__Smsc__TransactionWindow", "00:00:25", "00:00:30"), Facts(Row(rows, "PushPortal:Smsc:TransactionWindow")));
            Assert.Equal((SettingSource.File, "appsettings.json", "7", "5"), Facts(Row(rows, "PushPortal:Smsc:MaxAttemptsPerSegment")));
            Assert.Equal((SettingSource.CommandLine, "--PushPortal:Smsc:ReferenceBits", "16", "8"), Facts(Row(rows, "PushPortal:Smsc:ReferenceBits")));
            Assert.Equal((SettingSource.File, "appsettings.json", "10.0.0.0/8, fd00::/8", null), Facts(Row(rows, "PushPortal:Outgoing:AllowedNetworks:{n}")));
            Assert.Equal((SettingSource.Default, null, "00:00:00.2000000", "00:00:00.2000000"), Facts(Row(rows, "PushPortal:Smsc:SegmentRetryDelay")));
            Assert.Equal("00:00:01 – 00:10:00", Row(rows, "PushPortal:Smsc:TransactionWindow").Range);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PPTEST_PushPortal__Smsc__TransactionWindow", null);
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Links_are_shown_one_by_one_with_what_their_kind_has()
    {
        var rows = Rows(("PushPortal:Links:0:Kind", "Smpp"), ("PushPortal:Links:0:Name", "upstream"), ("PushPortal:Links:1:Kind", "Simulator"), ("PushPortal:Links:1:Prefixes:0", "+86"));

        Assert.Equal(("10", "1000"), (Row(rows, "PushPortal:Links:0:Window").Value, Row(rows, "PushPortal:Links:1:Window").Value));
        Assert.Equal("+86", Row(rows, "PushPortal:Links:1:Prefixes:{n}").Value);
        Assert.DoesNotContain(rows, row => row.Key == "PushPortal:Links:1:Host" || !row.IsKnown);
    }

    [Fact]
    public void Value_is_what_the_options_have_in_force()
    {
        var services = new ServiceCollection().AddOptions<PortalOptions>().Configure(portal => portal.Environment = "made at start").Services.BuildServiceProvider();
        var rows = new SettingTable(new ConfigurationBuilder().Build(), services, Product[1]).Rows();
        Assert.Equal("made at start", Row(rows, "PushPortal:Portal:Environment").Value);
    }

    private static (SettingSource, string?, string?, string?) Facts(SettingRow row) => (row.Source, Path.GetFileName(row.SourceName), row.Value, row.Default);

    private static SettingRow Row(IReadOnlyList<SettingRow> rows, string key) => Assert.Single(rows, row => row.Key == key);

    private static IReadOnlyList<SettingRow> Rows(params (string Key, string Value)[] settings) => new SettingTable(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build(),
        new ServiceCollection().BuildServiceProvider(),
        Product[1]).Rows();
}
