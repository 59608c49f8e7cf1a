namespace PushPortal.Domain.Smsc;

/// <summary>Takes the links' answers; safe to call from any thread, returns at once.</summary>
public interface ISegmentAnswers
{
    void Answered(SegmentAnswer answer);
}
