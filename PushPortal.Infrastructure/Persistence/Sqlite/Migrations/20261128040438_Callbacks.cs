using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Callbacks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte>(
                name: "notify_events",
                table: "pushes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "asked_at",
                table: "notifications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "skipped",
                table: "notifications",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "callback_endpoints",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    events = table.Column<byte>(type: "INTEGER", nullable: false),
                    enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<byte>(type: "INTEGER", nullable: false),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_callback_endpoints", x => x.account_id);
                });

            migrationBuilder.CreateIndex(
                name: "notifications_untold",
                table: "notifications",
                columns: new[] { "event_at", "transaction_id", "run" },
                filter: "due_at IS NULL AND confirmed = 0");

            migrationBuilder.CreateIndex(
                name: "notifications_untold_of_account",
                table: "notifications",
                columns: new[] { "account_id", "event_at", "transaction_id", "run" },
                filter: "due_at IS NULL AND confirmed = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "callback_endpoints");

            migrationBuilder.DropIndex(
                name: "notifications_untold",
                table: "notifications");

            migrationBuilder.DropIndex(
                name: "notifications_untold_of_account",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "notify_events",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "asked_at",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "skipped",
                table: "notifications");
        }
    }
}
