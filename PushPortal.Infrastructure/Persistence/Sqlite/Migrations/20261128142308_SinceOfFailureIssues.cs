using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SinceOfFailureIssues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "status_at",
                table: "failure_issues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What was said of an issue until now was said when its status was set.
            migrationBuilder.Sql("UPDATE failure_issues SET status_at = changed_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "status_at",
                table: "failure_issues");
        }
    }
}
