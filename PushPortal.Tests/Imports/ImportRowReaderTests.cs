using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Tests.Portal;
using PushPortal.Web.Api;
using PushPortal.Web.Api.Pushes;
using PushPortal.Web.Imports;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Imports;

/// <summary>Rows become the requests that REST would have read from the same values.</summary>
public sealed class ImportRowReaderTests
{
    private static readonly ImportContents Contents = new();
    private static readonly Dictionary<string, string> None = [];

    public static TheoryData<string> Types => [.. NewPushType.All.Select(type => type.Word)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Sample_of_each_type_can_be_sent_as_it_is(string type)
    {
        var sample = ImportSample.Of(type);

        var mapping = Contents.Guess(sample.Columns, type);
        var reading = Read(mapping, sample.Columns, [.. sample.Cells]);

        Assert.Empty(Contents.Problems(mapping, sample.Columns));
        Assert.Empty(reading.Problems);
        Assert.NotEqual(0, PushEncoder.Encode(reading.Request!, new PpgPolicy(), Sample.Noon).Segments);
        Assert.Equal((PushSource.Import, "+8613800000001"), (reading.Request!.Source, Assert.Single(reading.Request.Recipients).Number));
    }

    [Fact]
    public void Row_and_rest_make_the_same_octets()
    {
        string[] header = ["phone", "url", "message", "si-id", "until"];
        var mapping = Contents.Guess(header, "si");
        mapping = mapping with
        {
            Columns = new Dictionary<string, string>(mapping.Columns) { ["expires"] = "until" },
            Constants = new Dictionary<string, string> { ["action"] = "signal-high", ["deliverBefore"] = "2027-01-01T00:00:00Z", ["priority"] = "low" },
        };
        var (rest, problem) = JsonRequest.Read(
            """
            {"to": ["+8613800000001"], "content": {"type": "si", "href": "http://pi.example/", "text": "Hello, 你好", "siId": "n1", "expires": "2026-12-31T00:00:00Z", "action": "signal-high"},
             "deliverBefore": "2027-01-01T00:00:00Z", "priority": "low"}
            """u8.ToArray(),
            members => SubmitBody.Read(members, FixedAccounts.Demo, PushSource.Rest));
        Assert.Null(problem);

        var row = Read(mapping, header, " +86 138-0000-0001 ", "http://pi.example/", "Hello, 你好", "n1", "2026-12-31T00:00:00Z").Request!;

        Assert.Equal(Encoded(rest!).Datagram.ToArray(), Encoded(row).Datagram.ToArray());
        Assert.Equal((rest!.Recipients[0], rest.DeliverBefore, rest.Priority), (row.Recipients[0], row.DeliverBefore, row.Priority));
    }

    [Theory]
    [InlineData("Recipient,Push ID,Text,Link", "si", "recipient=Recipient pushId=Push ID text=Text")]
    [InlineData("msisdn,message,url", "si", "recipient=msisdn text=message href=url")]
    [InlineData("to,transaction_id,content-location,message size,expirySeconds", "mms-notification", "recipient=to transactionId=transaction_id contentLocation=content-location messageSize=message size expirySeconds=expirySeconds")]
    [InlineData("手机号,内容", "text", "recipient=手机号 plainText=内容")]
    [InlineData("to,xml,method,pin", "provisioning", "recipient=to xml=xml security/method=method security/pin=pin")]
    public void Columns_are_known_by_their_names(string header, string type, string expected)
    {
        var columns = header.Split(',');
        var mapping = Contents.Guess(columns, type);
        Assert.All(expected.Split(' ').Where(part => part.Contains('=', StringComparison.Ordinal)), part => Assert.Contains(part[..part.IndexOf('=', StringComparison.Ordinal)], mapping.Columns.Keys));
        Assert.Empty(Contents.Problems(mapping, columns));
    }

    [Fact]
    public void Type_is_guessed_by_the_columns() => Assert.Equal(
        ["mms-notification", "provisioning", "si", "emn"],
        new[] { "to,transactionId,contentLocation,messageSize", "to,xml,pin", "to,text,href,siId", "to,mailbox,timestamp" }.Select(header => Contents.Guess(header.Split(','), null).Type));

    [Theory]
    [InlineData("mms-notification", "messageSize", "12k", "messageSize", "must be a whole number")]
    [InlineData("mms-notification", "recipient", "8613800000001", "recipient", "must begin with + and the country code")]
    [InlineData("mms-notification", "recipient", "", "recipient", "is empty")]
    [InlineData("mms-notification", "expirySeconds", "", "expirySeconds", "is needed")]
    [InlineData("mms-notification", "subject", "=HYPERLINK(\"http://x\")", "subject", "begins with = as a formula does")]
    [InlineData("mms-notification", "recipient", "=cmd|' /C calc'!A0", "recipient", "begins with = as a formula does")]
    [InlineData("si", "action", "loud", "action", "must be \"signal-none\"")]
    [InlineData("supl", "bodyHex", "012", "bodyHex", "must be an even number of hexadecimal digits")]
    public void Bad_cell_is_named_with_its_column(string type, string field, string value, string column, string reason)
    {
        var sample = ImportSample.Of(type);
        string[] cells = [.. sample.Columns.Zip(sample.Cells, (name, cell) => name == field ? value : cell)];

        var problem = Assert.Single(Read(Contents.Guess(sample.Columns, type), sample.Columns, cells).Problems);

        Assert.Equal(column, problem.Column);
        Assert.StartsWith(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_is_named_by_the_column_that_the_field_comes_from()
    {
        string[] header = ["Phone", "Nachricht"];
        var mapping = new ImportMapping("text", new Dictionary<string, string> { ["recipient"] = "Phone", [NewPushType.PlainText] = "Nachricht" }, None);
        var reader = Contents.Reader(mapping, header, FixedAccounts.Demo);
        Assert.Equal("Phone", Assert.Single(reader.Read(new ImportRow(2, ["12", "x"])).Problems).Column);
        Assert.Equal("Nachricht", Assert.Single(reader.Name([new PushProblem("/content/bodyHex", "is too long")])).Column);
    }

    [Fact]
    public void Mapping_that_cannot_be_is_explained_by_field()
    {
        var problems = Contents.Problems(new ImportMapping("si", new Dictionary<string, string> { ["text"] = "nowhere", ["colour"] = "to" }, new Dictionary<string, string> { ["text"] = "x" }), ["to"]);
        Assert.Equal(["colour", "recipient", "text"], problems.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("must be one of si, sl", Contents.Problems(new ImportMapping("fax", None, None), ["to"])["type"], StringComparison.Ordinal);
    }

    private static EncodedPush Encoded(PushRequest request) => PushEncoder.Encode(request, new PpgPolicy(), Sample.Noon);

    private static ImportReading Read(ImportMapping mapping, IReadOnlyList<string> header, params string[] cells) => Contents.Reader(mapping, header, FixedAccounts.Demo).Read(new ImportRow(2, cells));
}
