using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CarryShortMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "wide_reference",
                table: "smsc_groups",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "continues",
                table: "pushes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte>(
                name: "data_coding",
                table: "pushes",
                type: "INTEGER",
                nullable: false,
                defaultValue: (byte)4);

            migrationBuilder.AddColumn<byte[]>(
                name: "header_elements",
                table: "pushes",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte>(
                name: "mode",
                table: "pushes",
                type: "INTEGER",
                nullable: false,
                defaultValue: (byte)0);

            migrationBuilder.AddColumn<bool>(
                name: "one_try",
                table: "pushes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "originator",
                table: "pushes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte>(
                name: "protocol_id",
                table: "pushes",
                type: "INTEGER",
                nullable: false,
                defaultValue: (byte)0);

            migrationBuilder.AddColumn<int>(
                name: "weight",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "link_policies",
                columns: table => new
                {
                    link = table.Column<string>(type: "TEXT", nullable: false),
                    policy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_policies", x => x.link);
                });

            migrationBuilder.CreateIndex(
                name: "transactions_waiting_for_handset",
                table: "transactions",
                column: "recipient",
                filter: "step = 4 AND cause IN (1, 2)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "link_policies");

            migrationBuilder.DropIndex(
                name: "transactions_waiting_for_handset",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "wide_reference",
                table: "smsc_groups");

            migrationBuilder.DropColumn(
                name: "continues",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "data_coding",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "header_elements",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "mode",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "one_try",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "originator",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "protocol_id",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "weight",
                table: "accounts");
        }
    }
}
