namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>
/// What makes the audit log append-only for whoever writes to the database: no entry is changed, and none is deleted that is younger than the mark which the purge
/// sets by the retention time.
/// </summary>
internal static class AuditTriggers
{
    internal const string NoUpdate =
        "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'entries of the audit log are not changed'); END";

    internal const string NoDelete =
        """
        CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit WHEN OLD.at >= coalesce((SELECT value FROM store_settings WHERE name = 'audit_kept_since'), 0)
        BEGIN SELECT RAISE(ABORT, 'entries of the audit log are kept for the retention time'); END
        """;
}
