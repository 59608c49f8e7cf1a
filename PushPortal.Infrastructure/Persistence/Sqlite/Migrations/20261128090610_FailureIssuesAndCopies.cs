using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FailureIssuesAndCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "failure_issues",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    cause = table.Column<byte>(type: "INTEGER", nullable: false),
                    status = table.Column<byte>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    ignored_until = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_by = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_failure_issues", x => new { x.account_id, x.state, x.cause });
                });

            migrationBuilder.CreateTable(
                name: "push_copies",
                columns: table => new
                {
                    copy_id = table.Column<long>(type: "INTEGER", nullable: false),
                    original_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_copies", x => x.copy_id);
                });

            migrationBuilder.CreateIndex(
                name: "transactions_failures_expiring",
                table: "transactions",
                columns: new[] { "expires_at", "id", "account_id", "state", "cause", "updated_at" },
                filter: "state > 1 AND deliver_before_given = 1");

            migrationBuilder.CreateIndex(
                name: "push_copies_by_original",
                table: "push_copies",
                columns: new[] { "original_id", "copy_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "failure_issues");

            migrationBuilder.DropTable(
                name: "push_copies");

            migrationBuilder.DropIndex(
                name: "transactions_failures_expiring",
                table: "transactions");
        }
    }
}
