using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Whose session a bind opens, or why it opens none.</summary>
internal readonly record struct BindJudgement(ServiceProvider? Account, CommandStatus Status);
