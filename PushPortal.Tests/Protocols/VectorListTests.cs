using PushPortal.Tests.Api;
using PushPortal.Tests.Protocols.Sms;
using PushPortal.Tests.Protocols.Wbxml;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Protocols;

/// <summary>The published vectors of contents, push PDUs and segments: all are here, and all go through the preview.</summary>
public sealed class VectorListTests
{
    private static readonly string[] Published =
    [
        "WBXML-SI-001", "WBXML-SI-004", "WBXML-SI-005", "WBXML-SI-006", "WBXML-SI-008", "WBXML-SI-009", "WBXML-SI-010", "WBXML-SI-011",
        "WBXML-SI-013", "WBXML-SI-016", "WBXML-SI-020", "WBXML-SI-022", "WBXML-SI-024", "WBXML-SI-025", "WBXML-SL-001", "WBXML-SL-003",
        "WBXML-SL-005", "WBXML-SL-006", "WBXML-SL-008", "WBXML-SL-010", "WBXML-SL-012", "WBXML-EMN-001", "WBXML-EMN-002", "WBXML-EMN-005",
        "WBXML-EMN-009", "WBXML-EMN-016", "WBXML-PROV-005", "WBXML-CO-001", "WSP-SI-01", "WSP-SI-02", "WSP-SI-04", "WSP-SI-06", "WSP-SIA-01",
        "WSP-CP-01", "SMS-MMS-02", "SMS-MMS-03", "SMS-MMS-04", "SMS-SI-01", "SMS-MMS-06", "SMS-MMS-08", "MMS-IND-01", "MMS-IND-02",
        "MMS-DIND-01", "CHAIN-SEG-8",
    ];

    private static IEnumerable<string> Tested =>
        [.. WbxmlVectors.All.Select(vector => vector.Name), .. PduVectors.All.Select(vector => vector.Name), .. ShortMessageVectors.All.Select(vector => vector.Name)];

    [Fact]
    public void No_published_vector_is_missing() => Assert.Equal(Published.Order(StringComparer.Ordinal), Tested.Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_vector_goes_through_the_preview()
    {
        var previewed = VectorPreviewTests.Documents.Select(row => row.Data)
            .Concat(VectorPreviewTests.Pushes.Select(row => row.Data.Item1)).Concat(VectorPreviewTests.ShortMessages.Select(row => row.Data.Item1));

        Assert.Equal(Published.Order(StringComparer.Ordinal), previewed.Distinct().Order(StringComparer.Ordinal));
    }
}
