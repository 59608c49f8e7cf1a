namespace PushPortal.Domain.Smsc;

/// <summary>Takes what links have to say; safe to call from any thread, returns at once.</summary>
public interface ISegmentAnswers
{
    void Answered(SegmentAnswer answer);

    /// <summary>A link has become available, or is not any more.</summary>
    void LinkChanged();
}
