using System.Data;
using Npgsql;
using NpgsqlTypes;
using PushPortal.Domain.Nodes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>A connection to PostgreSQL. One that was lost is opened anew by what is asked next.</summary>
/// <param name="opened">Makes a connection that was opened ready for its use; that fails when it cannot be used.</param>
internal sealed class PostgresConnection(string connectionString, Action<NpgsqlConnection>? opened = null) : StoreConnection
{
    private readonly PostedWrites _posted = new();
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    /// <summary>The number of the commit that was not answered.</summary>
    private long _inDoubt;

    /// <summary>The epoch of the lease that commits count under: none of another holder's time takes place. 0 for a connection that does not commit.</summary>
    internal long Epoch { get; set; }

    internal override Statement Prepare(string sql) => new PostgresStatement(this, sql);

    internal override Statement Prepare(RowSql row) => new PostgresRowStatement(this, row);

    internal override bool AsksAhead => true;

    internal override void AskAhead(AskedAhead questions) => PostgresAskedAhead.Ask(questions, new NpgsqlBatch(Open()));

    internal override void Begin() => _transaction = Open().BeginTransaction();

    /// <exception cref="CommitInDoubtException">The connection was lost before the answer.</exception>
    /// <exception cref="LeaseLostException">Another node works on the database now.</exception>
    internal override void Commit()
    {
        var (transaction, number) = (_transaction!, CommitNumber());
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

    /// <summary>Counted with the commit itself, so that any server answers it that has what was committed; also one that took the place of the first.</summary>
    internal override bool? IsCommitted()
    {
        using var command = new NpgsqlCommand(LeaseRow.CommitsSql, Open());
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Epoch, NpgsqlDbType = NpgsqlDbType.Bigint });
        return command.ExecuteScalar() is long commits && commits >= _inDoubt;
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

    /// <summary>Classes 21, 22, 23 and 54 are of values that its tables do not take, P0 is of its triggers; everything else is the state of the server, or of the way there.</summary>
    internal override bool IsOfTheStore(Exception failure) => failure switch
    {
        PostgresException { SqlState: var state } => state[..2] is not ("21" or "22" or "23" or "54" or "P0"),
        NpgsqlException or CommitInDoubtException or LeaseLostException => true,
        _ => false,
    };

    public override void Dispose()
    {
        _transaction?.Dispose();
        _connection?.Dispose();
    }

    internal int Run(NpgsqlBatchCommand command)
    {
        Send(command);
        return checked((int)command.Rows);
    }

    internal void Post(NpgsqlBatchCommand command)
    {
        _posted.Add(command);
        SendWhenDue();
    }

    internal void Post(PostgresRowStatement statement, ReadOnlySpan<SqlValue> values)
    {
        _posted.Add(statement, values);
        SendWhenDue();
    }

    /// <summary>Outside of a transaction a connection that was lost since its last use is not noticed before: the question is asked once more.</summary>
    internal PostgresRows Read(NpgsqlBatchCommand command)
    {
        var isOld = _transaction is null && _connection is { State: ConnectionState.Open };
        using var batch = Batch(command);
        try
        {
            var rows = batch.ExecuteReader();
            try
            {
                _posted.Ran();
                return new PostgresRows(rows);
            }
            catch
            {
                rows.Dispose();
                throw;
            }
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

    /// <summary>The number of this commit within the epoch. Takes along what was posted.</summary>
    private long CommitNumber()
    {
        var count = new NpgsqlBatchCommand(LeaseRow.CommitSql);
        count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Epoch, NpgsqlDbType = NpgsqlDbType.Bigint });
        using var number = Read(count);
        return number.Read() ? number.GetInt64(0) : throw new LeaseLostException();
    }

    private void SendWhenDue()
    {
        if (_transaction is null || _posted.IsFull)
        {
            Send(null);
        }
    }

    private void Send(NpgsqlBatchCommand? last)
    {
        using var batch = Batch(last);
        try
        {
            batch.ExecuteNonQuery();
            _posted.Ran();
        }
        finally
        {
            _posted.Clear();
        }
    }

    private NpgsqlBatch Batch(NpgsqlBatchCommand? last)
    {
        var batch = new NpgsqlBatch(Open());
        _posted.AddTo(batch);
        if (last is not null)
        {
            batch.BatchCommands.Add(last);
        }

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
