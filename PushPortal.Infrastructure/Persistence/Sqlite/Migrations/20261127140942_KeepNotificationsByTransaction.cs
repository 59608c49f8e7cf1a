using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepNotificationsByTransaction : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE timeline ADD COLUMN handed_over_at INTEGER NULL");
            migrationBuilder.Sql("ALTER TABLE timeline ADD COLUMN submission_id INTEGER NULL");
            migrationBuilder.Sql("ALTER TABLE timeline ADD COLUMN \"try\" INTEGER NULL");

            // A table of another key: its rows move over. Where a notification goes stands in its push.
            migrationBuilder.Sql("ALTER TABLE notifications RENAME TO notifications_before");
            migrationBuilder.Sql("""
                CREATE TABLE notifications (
                    transaction_id INTEGER NOT NULL,
                    run INTEGER NOT NULL,
                    id INTEGER NOT NULL,
                    push_id INTEGER NOT NULL,
                    account_id INTEGER NOT NULL,
                    authority TEXT NOT NULL,
                    state INTEGER NOT NULL,
                    cause INTEGER NOT NULL,
                    event_at INTEGER NOT NULL,
                    due_at INTEGER NULL,
                    tries INTEGER NOT NULL,
                    confirmed INTEGER NOT NULL,
                    confirmed_at INTEGER NULL,
                    http_status INTEGER NULL,
                    answer TEXT NULL,
                    followed INTEGER NOT NULL,
                    CONSTRAINT PK_notifications PRIMARY KEY (transaction_id, run)
                ) WITHOUT ROWID
                """);
            migrationBuilder.Sql("""
                INSERT INTO notifications(transaction_id, run, id, push_id, account_id, authority, state, cause, event_at, due_at, tries, confirmed, followed)
                SELECT transaction_id, row_number() OVER (PARTITION BY transaction_id ORDER BY id), id, push_id, account_id, authority, state, cause, event_at, due_at, tries, confirmed,
                    followed_by IS NOT NULL
                FROM notifications_before ORDER BY transaction_id, id
                """);
            migrationBuilder.Sql("DROP TABLE notifications_before");
            migrationBuilder.Sql("CREATE INDEX notifications_due ON notifications(authority, due_at, transaction_id, run) WHERE due_at IS NOT NULL");
            migrationBuilder.Sql("ALTER TABLE transactions DROP COLUMN notification_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => throw new System.NotSupportedException("A store of this version is not brought back: restore a backup.");
    }
}
