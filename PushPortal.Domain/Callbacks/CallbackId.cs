using System.Globalization;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Callbacks;

/// <summary>
/// Names the result notification of one run of a transaction: <c>txn_….1</c>. No index has the id that its receiver knows it by (<c>ntf_…</c>): it would cost each push a write.
/// </summary>
public readonly record struct CallbackId(long TransactionId, int Run)
{
    private const char Divider = '.';

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PublicId.Format(PublicId.Transaction, TransactionId)}{Divider}{Run}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static CallbackId? Parse(string? text) =>
        text?.IndexOf(Divider, StringComparison.Ordinal) is > 0 and var at
        && PublicId.TryParse(PublicId.Transaction, text.AsSpan(0, at), out var id)
        && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var run) && run > 0
            ? new CallbackId(id, run)
            : null;
}
