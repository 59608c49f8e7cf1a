using PushPortal.Domain.Content;

namespace PushPortal.Tests.Content;

/// <summary>Contents of every kind that has fields, drawn by a seeded generator, in the form that a handset reads them back.</summary>
internal static class GeneratedContent
{
    private static readonly string[] Uris =
    [
        "http://www.a.com/x.org/y", "https://b.net/", "mailto:x@y.edu", "http://\u4f8b.example/\u8def", "https://www.c.edu/?q=.com/", "wap.example/",
    ];

    public static PushContent Next(Random random) => random.Next(6) switch
    {
        0 => Indication(random),
        1 => new ServiceLoading { Href = Uri(random), Action = random.Next(4) is var action and < 3 ? (LoadingAction)action : null },
        2 => new CacheOperation { Objects = Some(random, atLeast: 1), Services = Some(random, atLeast: 0) },
        3 => new EmailNotification { Mailbox = $"mailat:{Word(random)}@{Word(random)}.com", Timestamp = Instant(random) },
        4 => new Provisioning { Xml = ProvisioningXml(random) },
        _ => Multimedia(random),
    };

    public static ServiceIndication Indication(Random random) => new()
    {
        Href = random.Next(5) == 0 ? null : Uri(random),
        Text = $"{Word(random)} \u4f60\u597d \U0001F600 <&> .com/ {Word(random)}",
        SiId = random.Next(2) == 0 ? null : $"{random.Next()}@x.com/",
        Created = Instant(random),
        Expires = Instant(random),
        Action = random.Next(6) is var action and < 5 ? (SignalAction)action : null,
    };

    public static MmsNotification Multimedia(Random random) => new()
    {
        TransactionId = $"T{random.Next()}",
        ContentLocation = $"http://mmsc.example/{new string('a', random.Next(200))}",
        MessageSize = random.NextInt64(1, 1L << random.Next(1, 33)),
        ExpirySeconds = random.NextInt64(1, 1L << random.Next(1, 33)),
        From = random.Next(6) switch { 0 => null, 1 => "+8613800000001", 2 => "10086", 3 => "a@b.example", 4 => "Caf\u00e9", _ => new string('x', 60) },
        Subject = random.Next(2) == 0 ? null : $"\u4f60\u597d {random.Next()}",
        MessageClass = random.Next(3) switch { 0 => null, 1 => "auto", _ => "x-own" },
    };

    /// <summary>A document of tokens of both code pages, and of strings.</summary>
    public static string ProvisioningXml(Random random)
    {
        string[] types = ["NAPDEF", "BOOTSTRAP", "APPLICATION", "PXLOGICAL", "X-OWN"];
        string[] names = ["NAPID", "BEARER", "NAME", "APPID", "ADDR", "AAUTHNAME", "PROXY-ID", "X-OWN"];
        var characteristics = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
            $"<characteristic type=\"{types[random.Next(types.Length)]}\">{string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ =>
                $"<parm name=\"{names[random.Next(names.Length)]}\" value=\"{(random.Next(3) == 0 ? "GSM-GPRS" : Word(random))}\"/>"))}</characteristic>");
        return $"<wap-provisioningdoc version=\"1.{random.Next(2)}\">{string.Concat(characteristics)}</wap-provisioningdoc>";
    }

    private static string[] Some(Random random, int atLeast) => [.. Enumerable.Range(0, random.Next(atLeast, 4)).Select(_ => Uri(random))];

    private static string Uri(Random random) => Uris[random.Next(Uris.Length)] + (random.Next(2) == 0 ? "" : Word(random));

    private static string Word(Random random) => string.Create(random.Next(1, 20), random, (word, source) =>
    {
        for (var i = 0; i < word.Length; i++)
            word[i] = (char)('a' + source.Next(26));
    });

    private static DateTimeOffset? Instant(Random random) =>
        random.Next(2) == 0 ? null : DateTimeOffset.UnixEpoch.AddSeconds(random.NextInt64(4_000_000_000) / (random.Next(2) == 0 ? 1 : 86_400) * 1L);
}
