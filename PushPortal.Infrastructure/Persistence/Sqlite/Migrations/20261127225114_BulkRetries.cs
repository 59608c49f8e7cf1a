using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BulkRetries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "transactions_failed",
                table: "transactions");

            // In place: the tool would make the table anew.
            migrationBuilder.Sql("ALTER TABLE push_slices DROP COLUMN with_failures");

            migrationBuilder.CreateTable(
                name: "bulk_retries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    filter = table.Column<string>(type: "TEXT", nullable: true),
                    planned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deliver_before = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<byte>(type: "INTEGER", nullable: false),
                    waiting = table.Column<int>(type: "INTEGER", nullable: false),
                    retried = table.Column<int>(type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    deadline_passed = table.Column<int>(type: "INTEGER", nullable: false),
                    not_retryable = table.Column<int>(type: "INTEGER", nullable: false),
                    kinds = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    rate = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_retries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_retry_items",
                columns: table => new
                {
                    bulk_retry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    transaction_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<byte>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_retry_items", x => new { x.bulk_retry_id, x.transaction_id });
                });

            migrationBuilder.CreateIndex(
                name: "transactions_failures",
                table: "transactions",
                columns: new[] { "state", "cause", "updated_at", "id" },
                filter: "state > 1");

            migrationBuilder.CreateIndex(
                name: "transactions_failures_of_account",
                table: "transactions",
                columns: new[] { "account_id", "state", "cause", "updated_at", "id" },
                filter: "state > 1");

            migrationBuilder.CreateIndex(
                name: "counts_failures",
                table: "counts",
                columns: new[] { "hour", "kind" },
                filter: "kind >= 1000");

            // What stands failed, by the hour of its end. Ticks count from year 1, hours from 1970.
            migrationBuilder.Sql("""
                INSERT INTO counts(account_id, hour, kind, count)
                SELECT account_id, (updated_at / 10000000 - 62135596800) / 3600, 1000 + state * 256 + cause, count(*)
                FROM transactions INDEXED BY transactions_failures_of_account WHERE state > 1 GROUP BY 1, 2, 3
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => throw new System.NotSupportedException("A store of this version is not brought back: restore a backup.");
    }
}
