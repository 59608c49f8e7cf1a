namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>link_policies</c>: what administrators changed of links' policies.</summary>
internal sealed class LinkPolicyRow
{
    public required string Link { get; set; }

    /// <summary>JSON of the domain's policy.</summary>
    public required string Policy { get; set; }
}
