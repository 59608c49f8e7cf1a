using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>A submission that the SMSC has not answered.</summary>
/// <param name="Body">What goes again when its session is lost; null where too many are open to be kept.</param>
internal readonly record struct OpenSubmission(long Id, Submission? Body);
