using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Whose session a bind opens, or why it opens none.</summary>
/// <param name="PasswordHash">The account's SMPP password that it was bound with, as it is kept; null when it was bound with an API key.</param>
/// <param name="Key">That API key.</param>
internal readonly record struct BindJudgement(ServiceProvider? Account, CommandStatus Status, string? PasswordHash = null, Credential? Key = null);
