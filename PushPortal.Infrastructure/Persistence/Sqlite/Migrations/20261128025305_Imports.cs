using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import_results",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<byte>(type: "INTEGER", nullable: false),
                    push_id = table.Column<long>(type: "INTEGER", nullable: true),
                    step = table.Column<byte>(type: "INTEGER", nullable: false),
                    column = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_results", x => new { x.import_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    octets = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<byte>(type: "INTEGER", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    valid = table.Column<int>(type: "INTEGER", nullable: false),
                    invalid = table.Column<int>(type: "INTEGER", nullable: false),
                    duplicates = table.Column<int>(type: "INTEGER", nullable: false),
                    segments = table.Column<long>(type: "INTEGER", nullable: false),
                    duplicate_segments = table.Column<long>(type: "INTEGER", nullable: false),
                    accepted = table.Column<int>(type: "INTEGER", nullable: false),
                    refused = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    rate = table.Column<int>(type: "INTEGER", nullable: false),
                    sends_duplicates = table.Column<bool>(type: "INTEGER", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "imports_of_account",
                table: "imports",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "imports_working",
                table: "imports",
                column: "id",
                filter: "status IN (1, 3)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_results");

            migrationBuilder.DropTable(
                name: "imports");
        }
    }
}
