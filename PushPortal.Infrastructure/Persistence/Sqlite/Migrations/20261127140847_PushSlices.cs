using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PushSlices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "pushes_by_account",
                table: "pushes");

            migrationBuilder.CreateTable(
                name: "push_slices",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    first_id = table.Column<long>(type: "INTEGER", nullable: false),
                    pending = table.Column<int>(type: "INTEGER", nullable: false),
                    delivered = table.Column<int>(type: "INTEGER", nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false),
                    partly = table.Column<int>(type: "INTEGER", nullable: false),
                    with_failures = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_slices", x => new { x.account_id, x.first_id });
                });

            // Slices of 512 of the pushes that are there, by account and over all.
            migrationBuilder.Sql("""
                INSERT INTO push_slices(account_id, first_id, pending, delivered, failed, partly, with_failures)
                WITH numbered AS (
                    SELECT id, account_id, recipients, delivered, failed, (row_number() OVER (ORDER BY id) - 1) / 512 AS slice FROM pushes),
                sums AS MATERIALIZED (
                    SELECT slice, account_id, min(id) AS first_id,
                        sum(delivered + failed < recipients) AS pending,
                        sum(delivered = recipients) AS delivered,
                        sum(failed = recipients) AS failed,
                        sum(delivered > 0 AND failed > 0 AND delivered + failed = recipients) AS partly,
                        sum(failed > 0) AS with_failures
                    FROM numbered GROUP BY slice, account_id)
                SELECT account_id, min(first_id) OVER (PARTITION BY slice), pending, delivered, failed, partly, with_failures FROM sums
                UNION ALL
                SELECT 0, min(first_id), sum(pending), sum(delivered), sum(failed), sum(partly), sum(with_failures) FROM sums GROUP BY slice
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "push_slices");

            migrationBuilder.CreateIndex(
                name: "pushes_by_account",
                table: "pushes",
                columns: new[] { "account_id", "id" });
        }
    }
}
