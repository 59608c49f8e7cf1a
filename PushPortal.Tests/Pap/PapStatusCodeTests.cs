using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Pap;

/// <summary>Each status code that a request can be answered with, and a document that causes it. What notifications tell is in the journeys.</summary>
public sealed partial class PapStatusCodeTests(SharedGateway shared) : Journey(shared)
{
    private const string Known = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\">";
    private const string Later = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 9.0//EN\" \"http://www.wapforum.org/DTD/pap_9.0.dtd\">";
    private const string Number = "<address address-value=\"NUMBER\"/>";
    private const string Stranger = "<address address-value=\"STRANGER\"/>";
    private const string User = "<address address-value=\"WAPPUSH=john/TYPE=USER@ppg.example\"/>";
    private const string Named = "<address address-value=\"WAPPUSH=NAMED/TYPE=USER@ppg.example\"/>";
    private const string AtItsRate = "AT-ITS-RATE";
    private const string Internet = "<address address-value=\"WAPPUSH=10.0.0.1/TYPE=IPv4@ppg.example\"/>";

    /// <summary>OLD is the push-id of a deferred push to NUMBER, DONE of one that was cancelled, FAILED of one that the network refused. NAMED is an alias of NUMBER. Capabilities of NUMBER came with OLD.</summary>
    public static TheoryData<string, string, string> Requests => new()
    {
        { "1000", "cancel-response", $"<cancel-message push-id=\"OLD\">{Number}</cancel-message>" },
        { "1000", "cancel-response", $"<cancel-message push-id=\"OLD\">{Named}</cancel-message>" },
        { "1000", "statusquery-response", "<statusquery-message push-id=\"DONE\"/>" },
        { "1000", "ccq-response", $"<ccq-message query-id=\"q\" app-id=\"wml.ua\">{Number}</ccq-message>" },
        { "1000", "ccq-response", $"<ccq-message>{Named}</ccq-message>" },
        { "1001", "push-response", $"<push-message push-id=\"NEW\">{Number}</push-message>" },
        { "1001", "push-response", $"<push-message push-id=\"NEW\">{Number}{User}</push-message>" },
        { "1001", "push-response", $"<push-message push-id=\"NEW\">{Named}</push-message>" },
        { "1001", "push-response", $"<push-message push-id=\"NEW\">{Named}{Internet}</push-message>" },
        { "1001", "statusquery-response", "<statusquery-message push-id=\"OLD\"/>" },
        { "1001", "statusquery-response", $"<statusquery-message push-id=\"OLD\">{Named}</statusquery-message>" },
        { "2000", "push-response", $"<push-message push-id=\"NEW\" ppg-notify-requested-to=\"ftp://pi.example/\">{Number}</push-message>" },
        { "2000", "push-response", $"<push-message push-id=\"NEW\" deliver-before-timestamp=\"2040-01-01T00:00:00Z\" deliver-after-timestamp=\"2040-01-01T00:00:00Z\">{Number}</push-message>" },
        { "2000", "badmessage-response", $"<push-message>{Number}</push-message>" },
        { "2000", "badmessage-response", $"<cancel-message>{Number}</cancel-message>" },
        { "2001", "push-response", $"<push-message push-id=\"NEW\" deliver-before-timestamp=\"2020-01-01T00:00:00Z\">{Number}</push-message>" },
        { "2002", "push-response", $"<push-message push-id=\"NEW\">{User}</push-message>" },
        { "2002", "push-response", $"<push-message push-id=\"NEW\">{Internet}</push-message>" },
        { "2002", "ccq-response", $"<ccq-message>{Internet}</ccq-message>" },
        { "2003", "ccq-response", $"<ccq-message>{User}</ccq-message>" },
        { "2003", "cancel-response", $"<cancel-message push-id=\"OLD\">{Stranger}</cancel-message>" },
        { "2003", "cancel-response", $"<cancel-message push-id=\"OLD\">{User}</cancel-message>" },
        { "2003", "statusquery-response", $"<statusquery-message push-id=\"OLD\">{Stranger}</statusquery-message>" },
        { "2004", "cancel-response", $"<cancel-message push-id=\"NEW\">{Number}</cancel-message>" },
        { "2004", "statusquery-response", "<statusquery-message push-id=\"NEW\"/>" },
        { "2004", "push-response", $"<push-message push-id=\"NEW\" replace-push-id=\"NEVER\">{Number}</push-message>" },
        { "2007", "push-response", $"<push-message push-id=\"OLD\">{Number}</push-message>" },
        { "2008", "cancel-response", "<cancel-message push-id=\"DONE\"/>" },
        { "2008", "push-response", $"<push-message push-id=\"NEW\" replace-push-id=\"DONE\" replace-method=\"pending-only\">{Number}</push-message>" },
        { "3008", "ccq-response", $"<ccq-message>{Stranger}</ccq-message>" },
        { "3002", "badmessage-response", $"{Later}<push-message push-id=\"NEW\">{Number}</push-message>" },
        { "3006", "push-response", $"NO-CONTENT<push-message push-id=\"NEW\">{Number}</push-message>" },
        { "3009", "push-response", $"<push-message push-id=\"NEW\">{Number}<quality-of-service network=\"PHS\" network-required=\"true\"/></push-message>" },
        { "4000", "statusquery-response", "<statusquery-message push-id=\"FAILED\"/>" },
        { "4001", "push-response", $"{AtItsRate}<push-message push-id=\"NEW\">{Number}</push-message>" },
        { "3010", "push-response", $"<push-message push-id=\"NEW\">{Number}<quality-of-service bearer=\"CSD\" bearer-required=\"true\"/></push-message>" },
    };

    /// <summary>What requests are not answered with, and why.</summary>
    private static readonly Dictionary<PapStatus, string> NeverAnswered = new()
    {
        [PapStatus.CapabilitiesMismatch] = "content is not matched with capabilities",
        [PapStatus.RequiredCapabilitiesNotSupported] = "content is not matched with capabilities",
        [PapStatus.InternalServerError] = "what fails unexpectedly is a status of HTTP",
        [PapStatus.NotImplemented] = "all operations are there",
        [PapStatus.NotPossible] = "what is not possible has a code of its own",
        [PapStatus.CapabilityMatchingNotSupported] = "content is not matched with capabilities",
        [PapStatus.MultipleAddressesNotSupported] = "several are",
        [PapStatus.SpecifiedDeliveryMethodNotPossible] = "each method is taken",
        [PapStatus.ReplacementNotSupported] = "it is",
        [PapStatus.MobileClientAborted] = "no bearer of the gateway lets a handset abort a push",
    };

    [Fact]
    public void Each_status_code_has_a_document_or_a_reason_why_not() => Assert.Equal(
        Enum.GetValues<PapStatus>().Order(),
        Requests.Select(row => (PapStatus)int.Parse(row.Data.Item1, CultureInfo.InvariantCulture)).Distinct().Concat(NeverAnswered.Keys).Order());

    [Fact]
    public void Product_names_no_status_code_that_it_is_said_never_to_answer()
    {
        var definitions = (string[])["PapStatus.cs", "PapStatusText.cs"];
        var named = ((string[])["PushPortal.Domain", "PushPortal.Infrastructure", "PushPortal.Web"])
            .SelectMany(project => Directory.EnumerateFiles(Repository.PathOf(project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !definitions.Contains(Path.GetFileName(file)) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => NamedStatus().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"] is { Success: true } code ? (PapStatus)int.Parse(code.Value, CultureInfo.InvariantCulture) : Enum.Parse<PapStatus>(match.Groups["name"].Value))
            .ToHashSet();

        Assert.Contains(PapStatus.TransformationFailure, named);
        Assert.Contains(PapStatus.ServiceUnavailable, named);
        Assert.Empty(named.Intersect(NeverAnswered.Keys));
    }

    [GeneratedRegex("""\bPapStatus\.(?<name>[A-Z]\w+)|PushRefusedException\((?<code>[0-9]{4})|\bcode = (?<code>[0-9]{4})\b""")]
    private static partial Regex NamedStatus();

    [Theory, MemberData(nameof(Requests))]
    public async Task Status_code_has_a_document_that_causes_it(string code, string element, string document)
    {
        var unknown = Gateway.NewUnknownNumber();
        var number = PapClient.Plmn(unknown);
        var unique = Guid.NewGuid();
        await Gateway.AddAliasAsync($"named-{unique}", unknown);
        await DeferAsync($"old-{unique}", number);
        await DeferAsync($"done-{unique}", number);
        (await Gateway.Pap.PostAsync($"<pap><cancel-message push-id=\"done-{unique}\"/></pap>", "application/xml")).Must("cancel-response", "1000");
        if (document.Contains("FAILED", StringComparison.Ordinal))
        {
            await FailAsync($"failed-{unique}");
        }

        var content = document.StartsWith("NO-CONTENT", StringComparison.Ordinal) ? "<si/>" : PapClient.Indication;
        var pap = document.StartsWith(AtItsRate, StringComparison.Ordinal) ? await AtItsRateAsync() : Gateway.Pap;
        var (documentType, body) = document.StartsWith(Later, StringComparison.Ordinal)
            ? (Later, document[Later.Length..])
            : (Known, document.Replace("NO-CONTENT", "", StringComparison.Ordinal).Replace(AtItsRate, "", StringComparison.Ordinal));
        var control = $"<?xml version=\"1.0\"?>{documentType}<pap>{body}</pap>"
            .Replace("OLD", $"old-{unique}", StringComparison.Ordinal)
            .Replace("FAILED", $"failed-{unique}", StringComparison.Ordinal)
            .Replace("DONE", $"done-{unique}", StringComparison.Ordinal)
            .Replace("NEW", $"new-{unique}", StringComparison.Ordinal)
            .Replace("NEVER", $"never-{unique}", StringComparison.Ordinal)
            .Replace("NAMED", $"Named-{unique}", StringComparison.Ordinal)
            .Replace("NUMBER", number, StringComparison.Ordinal)
            .Replace("STRANGER", PapClient.Plmn(Gateway.NewUnknownNumber()), StringComparison.Ordinal);

        var answer = body.Contains("<push-message", StringComparison.Ordinal)
            ? await pap.PushAsync(control, content)
            : await pap.PostAsync(control, "application/xml");

        answer.Must(element, code);
        // Only what was accepted is there.
        var stored = (await Rest.GetAsync($"/api/v1/pushes?pushId=new-{unique}")).Body.Items("data").Length;
        Assert.Equal((code, element) == ("1001", "push-response") ? 1 : 0, stored);
    }

    /// <summary>An account that has submitted more than it may for a long while.</summary>
    private async Task<PapClient> AtItsRateAsync()
    {
        var (_, code) = await Gateway.NewAccountAsync(account => account.SubmissionsPerSecond = 1);
        var account = Gateway.Services.GetRequiredService<IAccountDirectory>().Find(code)!;
        var limits = Gateway.Services.GetRequiredService<SubmissionLimits>();
        for (var owed = 0; owed < 1_000; owed++)
        {
            limits.Take(account, recipients: 0, isOwed: true, TimeProvider.System.GetUtcNow());
        }

        return Gateway.PapClientOf(code, code);
    }

    /// <summary>To the test recipient whose pushes the network refuses for good.</summary>
    private async Task FailAsync(string pushId)
    {
        (await Gateway.Pap.PushAsync(PapClient.Message(pushId, [PapClient.Plmn("+99900000003")]))).Must("push-response", "1001");
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushByInitiatorIdAsync(pushId)), "undeliverable");
    }

    private async Task DeferAsync(string pushId, string address)
    {
        var message = PapClient.Message(pushId, [address]).Replace("push-message ", "push-message deliver-after-timestamp=\"2040-01-01T00:00:00Z\" ", StringComparison.Ordinal);
        (await Gateway.Pap.PushWithCapabilitiesAsync(message, "<rdf/>")).Must("push-response", "1001");
    }
}
