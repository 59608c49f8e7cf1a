using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OpenPartsIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "smpp_parts_open",
                table: "smpp_parts");

            migrationBuilder.CreateIndex(
                name: "smpp_parts_open",
                table: "smpp_parts",
                column: "id",
                filter: "settled = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "smpp_parts_open",
                table: "smpp_parts");

            migrationBuilder.CreateIndex(
                name: "smpp_parts_open",
                table: "smpp_parts",
                column: "id",
                filter: "NOT settled");
        }
    }
}
