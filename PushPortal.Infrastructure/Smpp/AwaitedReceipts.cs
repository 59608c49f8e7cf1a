using System.Globalization;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>
/// The segments of one link whose receipt is awaited, by message id, and receipts that came before their response. A receipt counts only for a message to
/// its own number, and, once one has shown how the SMSC writes ids, only for the id in that form: a wrong match would tell a false outcome.
/// Safe to use from any thread.
/// </summary>
/// <param name="patience">How long a receipt is awaited.</param>
internal sealed class AwaitedReceipts(TimeSpan patience, TimeProvider clock)
{
    /// <summary>Receipts that may wait for their response.</summary>
    private const int MostEarly = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (SentSegment Sent, long At)> _awaited = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long At)> _order = new();
    private readonly LinkedList<(ReceivedReceipt Receipt, long At)> _early = new();
    private MessageIdForm _form;

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _awaited.Count;
            }
        }
    }

    /// <summary>A segment was accepted under this id. Answers its receipt when that has come already; otherwise it is awaited.</summary>
    internal DeliveryReceipt? Await(string messageId, SentSegment sent)
    {
        lock (_gate)
        {
            var key = MessageIds.KeyOf(messageId);
            for (var node = _early.First; node is not null; node = node.Next)
            {
                // One from before the submit is for an older message, whose id came again.
                var (receipt, at) = node.Value;
                if (at >= sent.At && receipt.IsFor(sent.Recipient) && FormOf(key, receipt) is var form and not MessageIdForm.Unknown && Fits(form, receipt))
                {
                    _early.Remove(node);
                    return receipt.Receipt;
                }
            }

            var now = clock.GetTimestamp();
            _awaited[key] = (sent, now);
            _order.Enqueue((key, now));
            return null;
        }
    }

    /// <summary>Takes out the segment that a receipt is for. One that fits nothing is kept for a while: its response may be under way.</summary>
    internal bool TryTake(ReceivedReceipt receipt, out SentSegment sent)
    {
        lock (_gate)
        {
            string? found = null;
            var candidates = 0;
            foreach (var key in MessageIds.KeysFor(receipt.Receipt.MessageId!))
            {
                if (_awaited.TryGetValue(key, out var awaited) && receipt.IsFor(awaited.Sent.Recipient) && Fits(FormOf(key, receipt), receipt))
                {
                    found ??= key;
                    candidates++;
                }
            }

            if (found is null)
            {
                Keep(receipt);
                sent = default;
                return false;
            }

            if (candidates == 1)
            {
                Learn(found, receipt);
            }

            _awaited.Remove(found, out var taken);
            sent = taken.Sent;
            return true;
        }
    }

    /// <summary>Takes out one segment whose receipt is overdue.</summary>
    internal bool TryTakeOverdue(out SentSegment sent)
    {
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest))
            {
                var waits = _awaited.TryGetValue(oldest.Key, out var awaited) && awaited.At == oldest.At;
                if (waits && clock.GetElapsedTime(oldest.At) < patience)
                {
                    break;
                }

                _order.Dequeue();
                if (waits)
                {
                    _awaited.Remove(oldest.Key);
                    sent = awaited.Sent;
                    return true;
                }
            }
        }

        sent = default;
        return false;
    }

    private void Keep(ReceivedReceipt receipt)
    {
        _early.AddLast((receipt, clock.GetTimestamp()));
        if (_early.Count > MostEarly)
        {
            _early.RemoveFirst();
        }
    }

    private bool Fits(MessageIdForm form, ReceivedReceipt receipt) =>
        _form == MessageIdForm.Unknown || form == _form || (form == MessageIdForm.Same && IsSameInBoth(receipt));

    /// <summary>Whether the id is the same in both numeral systems.</summary>
    private static bool IsSameInBoth(ReceivedReceipt receipt) => MessageIds.KeysFor(receipt.Receipt.MessageId!).Count == 1;

    private void Learn(string key, ReceivedReceipt receipt)
    {
        if (_form == MessageIdForm.Unknown && !IsSameInBoth(receipt))
        {
            _form = FormOf(key, receipt);
        }
    }

    /// <summary>How the receipt's id gives the response's; unknown where it does not.</summary>
    private static MessageIdForm FormOf(string key, ReceivedReceipt receipt)
    {
        var id = MessageIds.KeyOf(receipt.Receipt.MessageId!);
        if (id == key)
        {
            return MessageIdForm.Same;
        }

        if (ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString("X", CultureInfo.InvariantCulture) == key)
        {
            return MessageIdForm.DecimalInReceipt;
        }

        return ulong.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number) && number.ToString(CultureInfo.InvariantCulture) == key
            ? MessageIdForm.HexadecimalInReceipt
            : MessageIdForm.Unknown;
    }
}
