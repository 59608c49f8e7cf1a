using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ListsByKind : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "import_results_not_accepted",
                table: "import_results");

            migrationBuilder.CreateIndex(
                name: "refusals_by_account_and_source",
                table: "refusals",
                columns: new[] { "account_id", "source", "id" });

            migrationBuilder.CreateIndex(
                name: "refusals_by_source",
                table: "refusals",
                columns: new[] { "source", "id" });

            migrationBuilder.CreateIndex(
                name: "import_results_by_outcome",
                table: "import_results",
                columns: new[] { "import_id", "outcome", "row" });

            migrationBuilder.CreateIndex(
                name: "bulk_retry_items_by_outcome",
                table: "bulk_retry_items",
                columns: new[] { "bulk_retry_id", "outcome", "transaction_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "refusals_by_account_and_source",
                table: "refusals");

            migrationBuilder.DropIndex(
                name: "refusals_by_source",
                table: "refusals");

            migrationBuilder.DropIndex(
                name: "import_results_by_outcome",
                table: "import_results");

            migrationBuilder.DropIndex(
                name: "bulk_retry_items_by_outcome",
                table: "bulk_retry_items");

            migrationBuilder.CreateIndex(
                name: "import_results_not_accepted",
                table: "import_results",
                columns: new[] { "import_id", "row", "outcome" },
                filter: "outcome <> 2");
        }
    }
}
