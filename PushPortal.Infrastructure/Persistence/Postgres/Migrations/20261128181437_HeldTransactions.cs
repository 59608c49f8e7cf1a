using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class HeldTransactions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "held_at",
                table: "accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "held_by",
                table: "accounts",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "hold_reason",
                table: "accounts",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "transactions_held",
                table: "transactions",
                columns: new[] { "account_id", "priority", "id" },
                filter: "lane = 4");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "transactions_held",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "held_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "held_by",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "hold_reason",
                table: "accounts");
        }
    }
}
