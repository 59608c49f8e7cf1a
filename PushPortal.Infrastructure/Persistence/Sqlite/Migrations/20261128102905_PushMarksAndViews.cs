using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PushMarksAndViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "trace_id",
                table: "pushes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "default_views",
                columns: table => new
                {
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    list = table.Column<byte>(type: "INTEGER", nullable: false),
                    view_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_default_views", x => new { x.user, x.list });
                });

            migrationBuilder.CreateTable(
                name: "push_notes",
                columns: table => new
                {
                    push_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    of_staff = table.Column<bool>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_notes", x => new { x.push_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "push_tags",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tag = table.Column<string>(type: "TEXT", nullable: false),
                    push_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_tags", x => new { x.account_id, x.tag, x.push_id });
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    list = table.Column<byte>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    query = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "default_views_by_view",
                table: "default_views",
                column: "view_id");

            migrationBuilder.CreateIndex(
                name: "push_tags_by_push",
                table: "push_tags",
                column: "push_id");

            migrationBuilder.CreateIndex(
                name: "push_tags_by_tag",
                table: "push_tags",
                columns: new[] { "tag", "push_id" });

            migrationBuilder.CreateIndex(
                name: "saved_views_by_account",
                table: "saved_views",
                columns: new[] { "account_id", "list" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "default_views");

            migrationBuilder.DropTable(
                name: "push_notes");

            migrationBuilder.DropTable(
                name: "push_tags");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropColumn(
                name: "trace_id",
                table: "pushes");
        }
    }
}
