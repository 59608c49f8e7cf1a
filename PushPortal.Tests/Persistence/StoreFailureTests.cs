using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Persistence;

public sealed class StoreFailureTests
{
    [Theory]
    [InlineData(SQLITE_FULL, true)]
    [InlineData(SQLITE_IOERR, true)]
    [InlineData(SQLITE_BUSY, true)]
    [InlineData(SQLITE_READONLY, true)]
    [InlineData(SQLITE_CANTOPEN, true)]
    [InlineData(SQLITE_CORRUPT, true)]
    [InlineData(SQLITE_ERROR, false)]
    [InlineData(SQLITE_CONSTRAINT, false)]
    [InlineData(SQLITE_MISMATCH, false)]
    public void What_the_disk_cannot_do_is_told_from_faults(int code, bool isOfTheStore)
    {
        var failure = new SqliteException("it failed", code);

        Assert.Equal(isOfTheStore, StoreFailure.Is(failure));
        Assert.Equal(isOfTheStore, StoreFailure.Is(new DbUpdateException("it failed", failure)));
    }

    [Theory]
    [InlineData(PostgresErrorCodes.DiskFull, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.SyntaxError, false)]
    [InlineData(PostgresErrorCodes.NumericValueOutOfRange, false)]
    public void What_the_server_cannot_do_is_told_from_faults(string code, bool isOfTheStore)
    {
        var failure = new PostgresException("it failed", "ERROR", "ERROR", code);

        Assert.Equal(isOfTheStore, StoreFailure.Is(failure));
        Assert.Equal(isOfTheStore, StoreFailure.Is(new DbUpdateException("it failed", failure)));
    }

    [Fact]
    public void Lost_connection_is_of_the_store() => Assert.True(StoreFailure.Is(new NpgsqlException("it broke", new IOException("the server went away"))));

    [Fact]
    public void Other_exceptions_are_none_of_the_store()
    {
        Assert.True(StoreFailure.Is(new StoreBusyException("more waits than can be stored")));
        Assert.False(StoreFailure.Is(new DbUpdateConcurrencyException("somebody was first")));
        Assert.False(StoreFailure.Is(new DbUpdateException("it failed")));
        Assert.False(StoreFailure.Is(new InvalidOperationException("ours", new IOException("a client went away"))));
        Assert.False(StoreFailure.Is(new IOException("a client went away")));
    }
}
