namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>A value that is bound to a statement: null, a number, a text or octets. Made by conversion, so that nothing is boxed.</summary>
internal readonly struct SqlValue
{
    private SqlValue(long number) => (Kind, Type, Number) = (SqlValueKind.Number, SqlValueKind.Number, number);

    private SqlValue(object? subject, SqlValueKind type) => (Subject, Type, Kind) = (subject, type, subject is null ? SqlValueKind.Null : type);

    private static SqlValue NoNumber => new(null, SqlValueKind.Number);

    internal SqlValueKind Kind { get; }

    /// <summary>What it is, or would be if it were not null.</summary>
    internal SqlValueKind Type { get; }

    internal long Number { get; }

    /// <summary>A <see cref="string"/> or an array of octets.</summary>
    internal object? Subject { get; }

    public static implicit operator SqlValue(long number) => new(number);

    public static implicit operator SqlValue(int number) => new(number);

    public static implicit operator SqlValue(byte number) => new(number);

    public static implicit operator SqlValue(long? number) => number is { } value ? new(value) : NoNumber;

    public static implicit operator SqlValue(int? number) => number is { } value ? new(value) : NoNumber;

    public static implicit operator SqlValue(byte? number) => number is { } value ? new(value) : NoNumber;

    public static implicit operator SqlValue(bool holds) => new(holds ? 1 : 0);

    public static implicit operator SqlValue(string? text) => new(text, SqlValueKind.Text);

    public static implicit operator SqlValue(byte[]? octets) => new(octets, SqlValueKind.Octets);
}
