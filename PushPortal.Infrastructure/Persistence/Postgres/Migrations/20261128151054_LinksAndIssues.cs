using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LinksAndIssues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "link",
                table: "transactions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "status_at",
                table: "failure_issues",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // What was said of an issue until now was said when its status was set.
            migrationBuilder.Sql("UPDATE failure_issues SET status_at = changed_at");

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

            migrationBuilder.DropColumn(
                name: "link",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "status_at",
                table: "failure_issues");
        }
    }
}
