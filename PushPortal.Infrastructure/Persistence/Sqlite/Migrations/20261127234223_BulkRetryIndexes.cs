using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BulkRetryIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "bulk_retries_of_owner",
                table: "bulk_retries",
                columns: new[] { "owner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "bulk_retries_running",
                table: "bulk_retries",
                column: "id",
                filter: "status = 2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "bulk_retries_of_owner",
                table: "bulk_retries");

            migrationBuilder.DropIndex(
                name: "bulk_retries_running",
                table: "bulk_retries");
        }
    }
}
