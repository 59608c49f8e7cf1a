using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>What the domain says in English is said in the reader's language, facts and all.</summary>
public sealed partial class SentencesTests : IAsyncDisposable
{
    private static readonly HashSet<string> Keys =
        [.. new ResourceManager(typeof(Texts)).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(text => (string)text.Key)];

    /// <summary>Where the sentences come from that stand beside a field of the form, or at a row of an import.</summary>
    private static readonly string[] Sources =
    [
        "PushPortal.Domain/Content", "PushPortal.Domain/Pushes", "PushPortal.Domain/Imports", "PushPortal.Domain/Protocols/Wbxml", "PushPortal.Domain/Protocols/Xml",
        "PushPortal.Domain/Protocols/Wsp/PushApplicationId.cs", "PushPortal.Domain/Protocols/Wsp/WspMediaType.cs", "PushPortal.Domain/Protocols/Wsp/WspWriter.cs", "PushPortal.Web/Imports",
        "PushPortal.Web/Api/Pushes/ContentBody.cs", "PushPortal.Web/Api/Pushes/ProvisioningBody.cs", "PushPortal.Web/Api/Pushes/SubmitBody.cs",
        "PushPortal.Infrastructure/Imports/CsvRows.cs", "PushPortal.Infrastructure/Imports/ImportFiles.cs", "PushPortal.Infrastructure/Imports/RecordReader.cs",
    ];

    private readonly PortalUnderTest _portal = new("zh-CN");

    private IStringLocalizer<Texts> Text => _portal.Services.GetRequiredService<IStringLocalizer<Texts>>();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("text is required.", "请填写文本。")]
    [InlineData("text holds the control character U+0007.", "text 含有控制字符 U+0007。")]
    [InlineData("has more than 15 digits", "超过 15 位数字")]
    [InlineData("is 40000 octets, which takes 300 segments; at most 255 can be sent as one", "共 40000 个八位组，需要 300 条短信；一次最多可发送 255 条")]
    [InlineData("The XML is malformed: the attribute href is there twice.", "XML 格式有误：属性 href 出现两次。")]
    [InlineData("The file is not UTF-8 text near row 7: save it as CSV with the encoding UTF-8", "文件不是 UTF-8 文本，在第 7 行附近：请以 UTF-8 编码保存为 CSV")]
    [InlineData("Somebody's own words", "Somebody's own words")]
    public void A_sentence_is_said_with_its_facts(string english, string chinese) => Assert.Equal(chinese, Text.OfSentence(english));

    [Theory]
    [InlineData("has the same push-id as row 7", "推送标识与第 7 行相同")]
    [InlineData("has passed; Mobile number has fewer than 7 digits; is empty", "请选择尚未过去的时间。；Mobile number 少于 7 位数字；为空")]
    public void Several_problems_of_a_row_are_said_with_their_columns(string english, string chinese) => Assert.Equal(chinese, Text.OfReason(english));

    [Fact]
    public async Task The_form_says_it_beside_the_field()
    {
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await page.Find("[data-testid=text]").InputAsync("a\u0007");

        Assert.Equal("text 含有控制字符 U+0007。", page.Find("[data-testid=error-text]").TextContent);
    }

    [Fact]
    public void Every_sentence_that_a_form_or_an_import_can_show_has_a_text()
    {
        var said = Keys.Select(Plain).ToHashSet(StringComparer.Ordinal);
        var silent = Sources.SelectMany(Files).SelectMany(Literals).Where(literal => Words.IsMatch(literal.Plain) && !said.Contains(literal.Plain)).Select(literal => $"{literal.File}: {literal.Plain}");

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_text_that_is_asked_for_by_its_name_is_there()
    {
        var root = Repository.PathOf("PushPortal.Web");
        var asked = new[] { "*.razor", "*.cs" }.SelectMany(kind => Directory.EnumerateFiles(root, kind, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Asked.Matches(File.ReadAllText(file)).SelectMany(found => found.Groups["key"].Captures.Select(key => (File: Path.GetFileName(file), key.Value))))
            .ToList();

        Assert.True(asked.Count > 1_000);
        Assert.DoesNotContain(asked, text => !Keys.Contains(text.Value));
    }

    private static IEnumerable<string> Files(string source) => Repository.PathOf(source) is var path && File.Exists(path) ? [path]
        : Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(file => !file.EndsWith("Table.cs", StringComparison.Ordinal) && Path.GetFileName(file) is not ("PushRefusedException.cs" or "ImportSample.cs"));

    /// <summary>Strings of a source, without what is a comment or names a document type.</summary>
    private static IEnumerable<(string File, string Plain)> Literals(string file) =>
        from line in File.ReadLines(file)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from Match literal in Literal.Matches(line)
        where !literal.Value.Contains("//DTD", StringComparison.Ordinal)
        let text = literal.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)
        // One that ends with a blank is begun, and a fact follows.
        select (Path.GetFileName(file), Plain(text.EndsWith(": ", StringComparison.Ordinal) ? text + "{0}" : text));

    /// <summary>With the same mark for every place.</summary>
    private static string Plain(string text) => Place.Replace(text, "{}");

    [GeneratedRegex("""\$?"(?<text>(?:[^"\\]|\\.)*)[\x22]""")]
    private static partial Regex Literal { get; }

    /// <summary>Something with a place in it, also where the source's own quotation mark cuts it short.</summary>
    [GeneratedRegex(@"\{\{\d\}\}|\{[^{}]*\}|\{[^{}]*$")]
    private static partial Regex Place { get; }

    [GeneratedRegex("[A-Za-z]+ [a-z]")]
    private static partial Regex Words { get; }

    [GeneratedRegex("""\b(?:Text|words|text)\[(?:[^\[\]"]*\? *)?"(?<key>[^"{]+)"(?: *: *"(?<key>[^"{]+)")?(?=\s*[,\]])""")]
    private static partial Regex Asked { get; }
}
