using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ServeEsmes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "keeps_reference",
                table: "smsc_groups",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "smpp_binds",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 16);

            migrationBuilder.AddColumn<string>(
                name: "smpp_networks",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "smpp_password_hash",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "smpp_segments_per_second",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "smpp_source_prefixes",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "smpp_window",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.CreateTable(
                name: "smpp_parts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    command = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    receipt = table.Column<byte>(type: "INTEGER", nullable: false),
                    push_id = table.Column<long>(type: "INTEGER", nullable: true),
                    settled = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_smpp_parts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "smpp_receipts",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    push_id = table.Column<long>(type: "INTEGER", nullable: false),
                    transaction_id = table.Column<long>(type: "INTEGER", nullable: false),
                    message_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    cause = table.Column<byte>(type: "INTEGER", nullable: false),
                    event_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_smpp_receipts", x => new { x.account_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "smsc_groups_resting",
                table: "smsc_groups",
                column: "finished_at",
                filter: "keeps_reference = 1");

            migrationBuilder.CreateIndex(
                name: "smpp_parts_by_push",
                table: "smpp_parts",
                column: "push_id",
                filter: "push_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "smpp_parts_open",
                table: "smpp_parts",
                column: "id",
                filter: "NOT settled");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "smpp_parts");

            migrationBuilder.DropTable(
                name: "smpp_receipts");

            migrationBuilder.DropIndex(
                name: "smsc_groups_resting",
                table: "smsc_groups");

            migrationBuilder.DropColumn(
                name: "keeps_reference",
                table: "smsc_groups");

            migrationBuilder.DropColumn(
                name: "smpp_binds",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "smpp_networks",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "smpp_password_hash",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "smpp_segments_per_second",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "smpp_source_prefixes",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "smpp_window",
                table: "accounts");
        }
    }
}
