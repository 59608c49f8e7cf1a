using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FailuresOfLink : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "transactions_failures_of_link",
                table: "transactions",
                columns: new[] { "link", "updated_at", "id", "account_id", "state", "cause" },
                filter: "state > 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "transactions_failures_of_link",
                table: "transactions");
        }
    }
}
