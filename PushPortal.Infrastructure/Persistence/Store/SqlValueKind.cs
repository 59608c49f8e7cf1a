namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What a <see cref="SqlValue"/> is.</summary>
internal enum SqlValueKind : byte
{
    Null = 0,
    Number = 1,
    Text = 2,
    Octets = 3,
}
