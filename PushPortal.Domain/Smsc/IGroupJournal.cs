using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>The SMSC's own durable memory. Calls return at once; what they bring about is told to <see cref="ShortMessageCentre"/> on its loop.</summary>
public interface IGroupJournal
{
    /// <summary>Records that the group is about to be sent; <see cref="ShortMessageCentre.Started"/> follows when that is on disk, <see cref="ShortMessageCentre.NotStarted"/> when it cannot be.</summary>
    void Start(GroupRecord group);

    /// <summary>Records the group's end; <see cref="ShortMessageCentre.Finished"/> follows when that is on disk.</summary>
    void Finish(SubmitAnswer answer, DateTimeOffset at);

    /// <summary>Looks for what is known of a submission; <see cref="ShortMessageCentre.Found"/> or <see cref="ShortMessageCentre.NotFound"/> follows.</summary>
    void Find(long submissionId);
}
