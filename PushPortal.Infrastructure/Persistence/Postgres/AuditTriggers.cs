namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>
/// What makes the audit log append-only for whoever writes to the database: no entry is changed, and none is deleted that is younger than the mark which the purge
/// sets by the retention time. Nor is the table emptied at once.
/// </summary>
internal static class AuditTriggers
{
    internal const string NoUpdate =
        """
        CREATE FUNCTION audit_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'entries of the audit log are not changed';
        END $$;
        CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_not_changed();
        """;

    internal const string NoDelete =
        """
        CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.at >= coalesce((SELECT value FROM store_settings WHERE name = 'audit_kept_since'), 0) THEN
                RAISE EXCEPTION 'entries of the audit log are kept for the retention time';
            END IF;
            RETURN OLD;
        END $$;
        CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
        """;
}
