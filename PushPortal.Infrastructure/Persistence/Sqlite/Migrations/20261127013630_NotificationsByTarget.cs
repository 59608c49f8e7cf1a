using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NotificationsByTarget : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "notifications_due",
                table: "notifications");

            migrationBuilder.AddColumn<long>(
                name: "notification_id",
                table: "transactions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "followed_by",
                table: "notifications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "allowed_target_networks",
                table: "accounts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "previous_secret_until",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<byte[]>(
                name: "previous_webhook_secret",
                table: "accounts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "notifications_due",
                table: "notifications",
                columns: new[] { "authority", "due_at", "id" },
                filter: "due_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "notifications_due",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "notification_id",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "followed_by",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "allowed_target_networks",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "previous_secret_until",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "previous_webhook_secret",
                table: "accounts");

            migrationBuilder.CreateIndex(
                name: "notifications_due",
                table: "notifications",
                columns: new[] { "due_at", "id" },
                filter: "due_at IS NOT NULL");
        }
    }
}
