namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>push_notes</c>: what people wrote about pushes. Instants are UTC ticks.</summary>
internal sealed class PushNoteRow
{
    public long PushId { get; set; }
    public long Id { get; set; }
    public long At { get; set; }
    public required string By { get; set; }

    /// <summary>Staff alone see it.</summary>
    public bool OfStaff { get; set; }
    public required string Text { get; set; }
}
