using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>One answer of a link in the form of its policy.</summary>
internal sealed class AnswerRow(int code, AnswerRule rule)
{
    internal int Code => code;

    /// <summary>What follows unless the policy says otherwise.</summary>
    internal AnswerRule Default => rule;

    /// <summary>Null leaves it as it is by default.</summary>
    internal SegmentAnswerKind? Kind { get; set; }

    /// <summary>Null leaves it as it is by default.</summary>
    internal FailureCause? Cause { get; set; }

    internal AnswerRule Rule => new(Kind ?? rule.Kind, Cause ?? rule.Cause);

    internal bool IsChanged => Kind is not null || Cause is not null;

    internal void Change(AnswerRule changed) => (Kind, Cause) = (changed.Kind == rule.Kind ? null : changed.Kind, changed.Cause == rule.Cause ? null : changed.Cause);
}
