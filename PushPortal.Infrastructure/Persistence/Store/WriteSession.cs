using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>The writer's connection with its prepared statements, and what a group of operations adds up before it is committed.</summary>
internal sealed class WriteSession(StoreConnection connection, IdSequence ids, long epoch, PushSlices slices) : IDisposable
{
    /// <summary>By the constants themselves: to compare texts of this length would cost a part of what they do.</summary>
    private readonly Dictionary<object, Statement> _statements = new(ReferenceEqualityComparer.Instance);

    internal IdSequence Ids { get; } = ids;

    /// <summary>The number of this holding of the lease.</summary>
    internal long Epoch { get; } = epoch;

    internal CountDeltas Counts { get; } = new();

    internal LinkDeltas Links { get; } = new();

    internal PushTallies Tallies { get; } = new();

    internal PushSlices Slices { get; } = slices;

    internal NotificationNews News { get; } = new();

    /// <summary>What is known of the group's rows without asking.</summary>
    internal AskedAhead Known { get; } = new();

    internal Statement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
            {
                _statements.Add(sql, statement = connection.Prepare(sql));
            }

            return statement;
        }
    }

    internal Statement this[RowSql row]
    {
        get
        {
            if (!_statements.TryGetValue(row, out var statement))
            {
                _statements.Add(row, statement = connection.Prepare(row));
            }

            return statement;
        }
    }

    /// <summary>Runs what is run once.</summary>
    internal void Execute(string sql)
    {
        using var statement = connection.Prepare(sql);
        statement.Run();
    }

    internal void Begin()
    {
        Counts.Clear();
        Links.Clear();
        Tallies.Clear();
        Slices.Clear();
        News.Clear();
        Known.Clear();
        connection.Begin();
    }

    /// <summary>Asks at once what a group is going to ask, where that is better.</summary>
    internal void AskAhead(List<WriteOperation> group)
    {
        if (connection.AsksAhead)
        {
            group.ForEach(operation => operation.Foresee(Known));
            if (Known.HasQuestions)
            {
                connection.AskAhead(Known);
                Known.IsAnswered = true;
            }
        }
    }

    /// <summary>Returns when the group is on disk.</summary>
    /// <exception cref="CommitInDoubtException">It may be there all the same; if it is, <see cref="Committed"/> is to be called.</exception>
    internal void Commit()
    {
        Counts.Write(this);
        Links.Write(this);
        Tallies.Write(this);
        Slices.Write(this);
        this["INSERT INTO store_settings(name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"].Post(SettingRow.LastId, Ids.Last);
        connection.Commit();
        Committed();
    }

    /// <inheritdoc cref="StoreConnection.IsCommitted"/>
    internal bool? IsCommitted() => connection.IsCommitted();

    /// <summary>The group is on disk.</summary>
    internal void Committed()
    {
        Slices.Committed();
        News.Publish();
    }

    /// <inheritdoc cref="StoreConnection.LogIsLong"/>
    internal bool LogIsLong => connection.LogIsLong;

    /// <inheritdoc cref="StoreConnection.CarryLog"/>
    internal void CarryLog() => connection.CarryLog();

    internal void RollBack() => connection.RollBack();

    /// <inheritdoc cref="StoreConnection.IsOfTheStore"/>
    internal bool IsOfTheStore(Exception failure) => connection.IsOfTheStore(failure);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
