using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IndexesOfWhatIsRare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "notifications_untold",
                table: "notifications");

            migrationBuilder.DropIndex(
                name: "notifications_untold_of_account",
                table: "notifications");

            migrationBuilder.CreateIndex(
                name: "notifications_untold",
                table: "notifications",
                columns: new[] { "event_at", "transaction_id", "run", "skipped", "authority", "due_at", "confirmed" },
                filter: "due_at IS NULL AND confirmed = 0");

            migrationBuilder.CreateIndex(
                name: "notifications_untold_of_account",
                table: "notifications",
                columns: new[] { "account_id", "event_at", "transaction_id", "run", "skipped", "authority", "due_at", "confirmed" },
                filter: "due_at IS NULL AND confirmed = 0");

            migrationBuilder.CreateIndex(
                name: "import_results_not_accepted",
                table: "import_results",
                columns: new[] { "import_id", "row", "outcome" },
                filter: "outcome <> 2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "notifications_untold",
                table: "notifications");

            migrationBuilder.DropIndex(
                name: "notifications_untold_of_account",
                table: "notifications");

            migrationBuilder.DropIndex(
                name: "import_results_not_accepted",
                table: "import_results");

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
    }
}
