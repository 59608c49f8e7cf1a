using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ErasedContentAndRecipientGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "pushes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "erased_by",
                table: "pushes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "erased_reason",
                table: "pushes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "recipient_groups",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    numbers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recipient_groups", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "recipient_groups_by_name",
                table: "recipient_groups",
                columns: new[] { "account_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recipient_groups");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "erased_by",
                table: "pushes");

            migrationBuilder.DropColumn(
                name: "erased_reason",
                table: "pushes");
        }
    }
}
