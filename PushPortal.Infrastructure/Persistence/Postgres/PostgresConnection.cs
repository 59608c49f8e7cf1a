using System.Data;
using Npgsql;
using NpgsqlTypes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>A connection to PostgreSQL. One that was lost is opened anew by what is asked next.</summary>
/// <param name="opened">Makes a connection that was opened ready for its use; that fails when it cannot be used.</param>
internal sealed class PostgresConnection(string connectionString, Action<NpgsqlConnection>? opened = null) : StoreConnection
{
    /// <summary>Statements that go to the server together at most: it has to be able to send their answers while it reads them.</summary>
    private const int MostPosted = 256;

    private readonly List<NpgsqlBatchCommand> _posted = new(MostPosted);
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    /// <summary>The transaction whose commit was not answered.</summary>
    private long _inDoubt;

    internal override Statement Prepare(string sql) => new PostgresStatement(this, sql);

    internal override void Begin() => _transaction = Open().BeginTransaction();

    /// <exception cref="CommitInDoubtException">The connection was lost before the answer.</exception>
    internal override void Commit()
    {
        var (transaction, number) = (_transaction!, TransactionNumber());
        try
        {
            transaction.Commit();
        }
        catch (NpgsqlException lost) when (lost is not PostgresException { SqlState: var state } || IsOfTheServer(state))
        {
            _inDoubt = number;
            Forget();
            _connection!.Close();
            throw new CommitInDoubtException(lost);
        }

        Forget();
    }

    internal override bool? IsCommitted()
    {
        using var command = new NpgsqlCommand("SELECT pg_xact_status(CAST(CAST($1 AS text) AS xid8))", Open());
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _inDoubt, NpgsqlDbType = NpgsqlDbType.Bigint });
        return command.ExecuteScalar() switch
        {
            "committed" => true,
            "aborted" => false,
            _ => null,
        };
    }

    internal override void RollBack()
    {
        _posted.Clear();
        try
        {
            _transaction?.Rollback();
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
        {
            // With the connection the server has lost the transaction, and taken it back.
            _connection?.Close();
        }

        Forget();
    }

    /// <summary>Classes 22, 23 and 54 are of values that its tables do not take, P0 is of its triggers; everything else is the state of the server, or of the way there.</summary>
    internal override bool IsOfTheStore(Exception failure) => failure switch
    {
        PostgresException { SqlState: var state } => state[..2] is not ("22" or "23" or "54" or "P0"),
        NpgsqlException or CommitInDoubtException => true,
        _ => false,
    };

    public override void Dispose()
    {
        _transaction?.Dispose();
        _connection?.Dispose();
    }

    internal int Run(NpgsqlBatchCommand command)
    {
        using var batch = Batch(command);
        batch.ExecuteNonQuery();
        return checked((int)command.Rows);
    }

    internal void Post(NpgsqlBatchCommand command)
    {
        if (_transaction is null)
        {
            Run(command);
            return;
        }

        _posted.Add(command);
        if (_posted.Count == MostPosted)
        {
            using var batch = Batch(null);
            batch.ExecuteNonQuery();
        }
    }

    /// <summary>Outside of a transaction a connection that was lost since its last use is not noticed before: the question is asked once more.</summary>
    internal PostgresRows Read(NpgsqlBatchCommand command)
    {
        var isOld = _transaction is null && _connection is { State: ConnectionState.Open };
        using var batch = Batch(command);
        try
        {
            return new PostgresRows(batch.ExecuteReader());
        }
        catch (NpgsqlException) when (isOld && _connection!.State != ConnectionState.Open)
        {
            using var again = Batch(Anew(command));
            return new PostgresRows(again.ExecuteReader());
        }
    }

    /// <summary>A command keeps what it was prepared as on its connection, which does not hold on another.</summary>
    private static NpgsqlBatchCommand Anew(NpgsqlBatchCommand command)
    {
        var anew = new NpgsqlBatchCommand(command.CommandText);
        foreach (NpgsqlParameter parameter in command.Parameters)
        {
            anew.Parameters.Add(parameter.Clone());
        }

        return anew;
    }

    private static bool IsOfTheServer(string state) => state.StartsWith("57", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal);

    /// <summary>By which the server can be asked what became of it. Takes along what was posted.</summary>
    private long TransactionNumber()
    {
        using var number = Read(new NpgsqlBatchCommand("SELECT CAST(CAST(pg_current_xact_id() AS text) AS bigint)"));
        number.Read();
        return number.GetInt64(0);
    }

    private NpgsqlBatch Batch(NpgsqlBatchCommand? last)
    {
        var batch = new NpgsqlBatch(Open());
        foreach (var command in _posted)
        {
            batch.BatchCommands.Add(command);
        }

        if (last is not null)
        {
            batch.BatchCommands.Add(last);
        }

        _posted.Clear();
        return batch;
    }

    private NpgsqlConnection Open()
    {
        if (_connection is { State: ConnectionState.Open })
        {
            return _connection;
        }

        if (_transaction is not null)
        {
            throw new NpgsqlException("The connection to PostgreSQL was lost");
        }

        _connection?.Dispose();
        _connection = new NpgsqlConnection(connectionString);
        _connection.Open();
        try
        {
            opened?.Invoke(_connection);
        }
        catch
        {
            _connection.Close();
            throw;
        }

        return _connection;
    }

    private void Forget()
    {
        _transaction?.Dispose();
        _transaction = null;
    }
}
