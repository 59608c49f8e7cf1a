using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LookupRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Everything is looked up anew: the first start writes the keys of all rows to runs before it accepts anything.
            migrationBuilder.Sql("DELETE FROM store_settings WHERE name = 'indexed_up_to'");

            migrationBuilder.DropTable(
                name: "push_keys");

            migrationBuilder.DropTable(
                name: "recipient_keys");

            migrationBuilder.CreateTable(
                name: "lookup_blocks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    run = table.Column<long>(type: "INTEGER", nullable: false),
                    first_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    first_id = table.Column<long>(type: "INTEGER", nullable: false),
                    entries = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lookup_blocks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lookup_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    first_id = table.Column<long>(type: "INTEGER", nullable: false),
                    last_id = table.Column<long>(type: "INTEGER", nullable: false),
                    keys = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lookup_runs", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "lookup_blocks_by_hash",
                table: "lookup_blocks",
                columns: new[] { "run", "first_hash", "first_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The keys of all rows are written again.
            migrationBuilder.Sql("DELETE FROM store_settings WHERE name = 'indexed_up_to'");

            migrationBuilder.DropTable(
                name: "lookup_blocks");

            migrationBuilder.DropTable(
                name: "lookup_runs");

            migrationBuilder.CreateTable(
                name: "push_keys",
                columns: table => new
                {
                    hash = table.Column<long>(type: "INTEGER", nullable: false),
                    push_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_keys", x => new { x.hash, x.push_id });
                });

            migrationBuilder.CreateTable(
                name: "recipient_keys",
                columns: table => new
                {
                    hash = table.Column<long>(type: "INTEGER", nullable: false),
                    transaction_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recipient_keys", x => new { x.hash, x.transaction_id });
                });
        }
    }
}
