using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PushPortal.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    enabled = table.Column<short>(type: "smallint", nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    allows_loopback_targets = table.Column<short>(type: "smallint", nullable: false),
                    webhook_secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous_webhook_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous_secret_until = table.Column<long>(type: "bigint", nullable: false),
                    allowed_target_networks = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    submissions_per_second = table.Column<int>(type: "integer", nullable: false),
                    pushes_per_day = table.Column<long>(type: "bigint", nullable: false),
                    http_networks = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    header_enrichment = table.Column<short>(type: "smallint", nullable: false),
                    smpp_password_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    smpp_window = table.Column<int>(type: "integer", nullable: false, defaultValue: 100),
                    smpp_binds = table.Column<int>(type: "integer", nullable: false, defaultValue: 16),
                    smpp_segments_per_second = table.Column<int>(type: "integer", nullable: false),
                    smpp_source_prefixes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    smpp_networks = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "address_aliases",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_address_aliases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alarms",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    threshold = table.Column<long>(type: "bigint", nullable: false),
                    whole = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    level = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    example = table.Column<long>(type: "bigint", nullable: true),
                    cleared_at = table.Column<long>(type: "bigint", nullable: true),
                    acknowledged_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    acknowledged_at = table.Column<long>(type: "bigint", nullable: true),
                    told = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scopes = table.Column<int>(type: "integer", nullable: false),
                    is_test = table.Column<short>(type: "smallint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    ending = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous_until = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    rotated_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    last_used_at = table.Column<long>(type: "bigint", nullable: true),
                    last_used_from = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AccountId = table.Column<long>(type: "bigint", nullable: true),
                    Enabled = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)1),
                    MustChangePassword = table.Column<short>(type: "smallint", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    EmailConfirmed = table.Column<short>(type: "smallint", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PhoneNumberConfirmed = table.Column<short>(type: "smallint", nullable: false),
                    TwoFactorEnabled = table.Column<short>(type: "smallint", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<short>(type: "smallint", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<byte>(type: "smallint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from_address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    action = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    before = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    after = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_retries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    filter = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    planned_at = table.Column<long>(type: "bigint", nullable: false),
                    deliver_before = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<byte>(type: "smallint", nullable: false),
                    waiting = table.Column<int>(type: "integer", nullable: false),
                    retried = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    deadline_passed = table.Column<int>(type: "integer", nullable: false),
                    not_retryable = table.Column<int>(type: "integer", nullable: false),
                    kinds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    rate = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    changed_by = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_retries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_retry_items",
                columns: table => new
                {
                    bulk_retry_id = table.Column<long>(type: "bigint", nullable: false),
                    transaction_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_retry_items", x => new { x.bulk_retry_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "callback_endpoints",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    events = table.Column<byte>(type: "smallint", nullable: false),
                    enabled = table.Column<short>(type: "smallint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    why = table.Column<byte>(type: "smallint", nullable: false),
                    failing_since = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_callback_endpoints", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "capabilities",
                columns: table => new
                {
                    push_id = table.Column<long>(type: "bigint", nullable: false),
                    document = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_capabilities", x => x.push_id);
                });

            migrationBuilder.CreateTable(
                name: "counts",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    hour = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counts", x => new { x.account_id, x.hour, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "default_views",
                columns: table => new
                {
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    list = table.Column<byte>(type: "smallint", nullable: false),
                    view_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_default_views", x => new { x.user, x.list });
                });

            migrationBuilder.CreateTable(
                name: "failure_issues",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    cause = table.Column<byte>(type: "smallint", nullable: false),
                    status = table.Column<byte>(type: "smallint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ignored_until = table.Column<long>(type: "bigint", nullable: true),
                    changed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_failure_issues", x => new { x.account_id, x.state, x.cause });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    push_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => new { x.account_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "import_results",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<byte>(type: "smallint", nullable: false),
                    push_id = table.Column<long>(type: "bigint", nullable: true),
                    step = table.Column<byte>(type: "smallint", nullable: false),
                    column = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_results", x => new { x.import_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    octets = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<byte>(type: "smallint", nullable: false),
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    valid = table.Column<int>(type: "integer", nullable: false),
                    invalid = table.Column<int>(type: "integer", nullable: false),
                    duplicates = table.Column<int>(type: "integer", nullable: false),
                    segments = table.Column<long>(type: "bigint", nullable: false),
                    duplicate_segments = table.Column<long>(type: "bigint", nullable: false),
                    accepted = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    rate = table.Column<int>(type: "integer", nullable: false),
                    sends_duplicates = table.Column<short>(type: "smallint", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    changed_by = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "link_counts",
                columns: table => new
                {
                    hour = table.Column<long>(type: "bigint", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_counts", x => new { x.hour, x.link, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "link_policies",
                columns: table => new
                {
                    link = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    policy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_policies", x => x.link);
                });

            migrationBuilder.CreateTable(
                name: "minute_counts",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    minute = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_minute_counts", x => new { x.account_id, x.minute, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    transaction_id = table.Column<long>(type: "bigint", nullable: false),
                    run = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    push_id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    cause = table.Column<byte>(type: "smallint", nullable: false),
                    event_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    confirmed = table.Column<short>(type: "smallint", nullable: false),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true),
                    http_status = table.Column<int>(type: "integer", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    followed = table.Column<short>(type: "smallint", nullable: false),
                    skipped = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                    asked_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications", x => new { x.transaction_id, x.run });
                });

            migrationBuilder.CreateTable(
                name: "push_copies",
                columns: table => new
                {
                    copy_id = table.Column<long>(type: "bigint", nullable: false),
                    original_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_copies", x => x.copy_id);
                });

            migrationBuilder.CreateTable(
                name: "push_notes",
                columns: table => new
                {
                    push_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    of_staff = table.Column<short>(type: "smallint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_notes", x => new { x.push_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "push_slices",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    first_id = table.Column<long>(type: "bigint", nullable: false),
                    pending = table.Column<int>(type: "integer", nullable: false),
                    delivered = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    partly = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_slices", x => new { x.account_id, x.first_id });
                });

            migrationBuilder.CreateTable(
                name: "push_tags",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    tag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    push_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_tags", x => new { x.account_id, x.tag, x.push_id });
                });

            migrationBuilder.CreateTable(
                name: "pushes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    initiator_push_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<byte>(type: "smallint", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    priority = table.Column<byte>(type: "smallint", nullable: false),
                    delivery_method = table.Column<byte>(type: "smallint", nullable: true),
                    deliver_after = table.Column<long>(type: "bigint", nullable: true),
                    deliver_before = table.Column<long>(type: "bigint", nullable: true),
                    notify_kind = table.Column<byte>(type: "smallint", nullable: true),
                    notify_url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    notify_version = table.Column<byte>(type: "smallint", nullable: false),
                    notify_events = table.Column<byte>(type: "smallint", nullable: true),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    content_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    href = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    destination_port = table.Column<int>(type: "integer", nullable: false),
                    source_port = table.Column<int>(type: "integer", nullable: false),
                    data_coding = table.Column<byte>(type: "smallint", nullable: false, defaultValue: (byte)4),
                    protocol_id = table.Column<byte>(type: "smallint", nullable: false),
                    originator = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    header_elements = table.Column<byte[]>(type: "bytea", nullable: true),
                    mode = table.Column<byte>(type: "smallint", nullable: false),
                    one_try = table.Column<short>(type: "smallint", nullable: false),
                    continues = table.Column<long>(type: "bigint", nullable: true),
                    trace_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    datagram = table.Column<byte[]>(type: "bytea", nullable: false),
                    recipients = table.Column<int>(type: "integer", nullable: false),
                    delivered = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pushes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recipient_capabilities",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    push_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recipient_capabilities", x => new { x.account_id, x.recipient });
                });

            migrationBuilder.CreateTable(
                name: "refusals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<byte>(type: "smallint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    push_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    trace_id = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refusals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "route_draft",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    begun_over = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_route_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "route_versions",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rule_count = table.Column<int>(type: "integer", nullable: false),
                    published_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    published_at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    restores = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_route_versions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    list = table.Column<byte>(type: "smallint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    shared = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    query = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "smpp_parts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    command = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    receipt = table.Column<byte>(type: "smallint", nullable: false),
                    push_id = table.Column<long>(type: "bigint", nullable: true),
                    settled = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_smpp_parts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "smpp_receipts",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    push_id = table.Column<long>(type: "bigint", nullable: false),
                    transaction_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    cause = table.Column<byte>(type: "smallint", nullable: false),
                    event_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_smpp_receipts", x => new { x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "smsc_groups",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    transaction_id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    link = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reference = table.Column<int>(type: "integer", nullable: true),
                    wide_reference = table.Column<short>(type: "smallint", nullable: false),
                    segments = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    keeps_reference = table.Column<short>(type: "smallint", nullable: false),
                    outcome = table.Column<byte>(type: "smallint", nullable: true),
                    cause = table.Column<byte>(type: "smallint", nullable: false),
                    report = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_smsc_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "standing_orders",
                columns: table => new
                {
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mode = table.Column<byte>(type: "smallint", nullable: false),
                    segments_per_second = table.Column<int>(type: "integer", nullable: true),
                    ordered_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ordered_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standing_orders", x => x.subject);
                });

            migrationBuilder.CreateTable(
                name: "store_settings",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_store_settings", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "stored_answers",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_answers", x => new { x.account_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "timeline",
                columns: table => new
                {
                    transaction_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    step = table.Column<byte>(type: "smallint", nullable: false),
                    cause = table.Column<byte>(type: "smallint", nullable: false),
                    details = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    handed_over_at = table.Column<long>(type: "bigint", nullable: true),
                    submission_id = table.Column<long>(type: "bigint", nullable: true),
                    @try = table.Column<int>(name: "try", type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timeline", x => new { x.transaction_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "transactions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    push_id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    partition = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    priority = table.Column<byte>(type: "smallint", nullable: false),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    step = table.Column<byte>(type: "smallint", nullable: false),
                    lane = table.Column<byte>(type: "smallint", nullable: true),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    deliver_before_given = table.Column<short>(type: "smallint", nullable: false),
                    run = table.Column<int>(type: "integer", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    submission_id = table.Column<long>(type: "bigint", nullable: true),
                    cause = table.Column<byte>(type: "smallint", nullable: false),
                    segments = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    possible_duplicate = table.Column<short>(type: "smallint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transactions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RoleId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ClaimType = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClaimValue = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ClaimType = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClaimValue = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProviderKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RoleId = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LoginProvider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "accounts_by_code",
                table: "accounts",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "address_aliases_by_name",
                table: "address_aliases",
                columns: new[] { "name", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "address_aliases_by_number",
                table: "address_aliases",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "alarms_standing",
                table: "alarms",
                column: "cleared_at",
                filter: "cleared_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "audit_by_account",
                table: "audit",
                columns: new[] { "account", "at" });

            migrationBuilder.CreateIndex(
                name: "audit_by_action",
                table: "audit",
                columns: new[] { "action", "at" });

            migrationBuilder.CreateIndex(
                name: "audit_by_actor",
                table: "audit",
                columns: new[] { "actor", "at" });

            migrationBuilder.CreateIndex(
                name: "audit_by_subject",
                table: "audit",
                columns: new[] { "subject", "at" });

            migrationBuilder.CreateIndex(
                name: "audit_by_time",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "bulk_retries_of_owner",
                table: "bulk_retries",
                columns: new[] { "owner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "bulk_retries_running",
                table: "bulk_retries",
                column: "id",
                filter: "status = 2");

            migrationBuilder.CreateIndex(
                name: "counts_failures",
                table: "counts",
                columns: new[] { "hour", "kind" },
                filter: "kind >= 1000");

            migrationBuilder.CreateIndex(
                name: "default_views_by_view",
                table: "default_views",
                column: "view_id");

            migrationBuilder.CreateIndex(
                name: "idempotency_keys_by_push",
                table: "idempotency_keys",
                column: "push_id");

            migrationBuilder.CreateIndex(
                name: "import_results_not_accepted",
                table: "import_results",
                columns: new[] { "import_id", "row", "outcome" },
                filter: "outcome <> 2");

            migrationBuilder.CreateIndex(
                name: "imports_of_account",
                table: "imports",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "imports_working",
                table: "imports",
                column: "id",
                filter: "status IN (1, 3)");

            migrationBuilder.CreateIndex(
                name: "notifications_due",
                table: "notifications",
                columns: new[] { "authority", "due_at", "transaction_id", "run" },
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "notifications_untold",
                table: "notifications",
                columns: new[] { "event_at", "transaction_id", "run", "skipped", "authority", "due_at", "confirmed" },
                filter: "due_at IS NULL AND confirmed = 0");

            migrationBuilder.CreateIndex(
                name: "notifications_untold_of_account",
                table: "notifications",
                columns: new[] { "account_id", "event_at", "transaction_id", "run", "skipped", "authority", "due_at", "confirmed" },
                filter: "due_at IS NULL AND confirmed = 0");

            migrationBuilder.CreateIndex(
                name: "push_copies_by_original",
                table: "push_copies",
                columns: new[] { "original_id", "copy_id" });

            migrationBuilder.CreateIndex(
                name: "push_tags_by_push",
                table: "push_tags",
                column: "push_id");

            migrationBuilder.CreateIndex(
                name: "push_tags_by_tag",
                table: "push_tags",
                columns: new[] { "tag", "push_id" });

            migrationBuilder.CreateIndex(
                name: "recipient_capabilities_by_push",
                table: "recipient_capabilities",
                column: "push_id");

            migrationBuilder.CreateIndex(
                name: "refusals_by_account",
                table: "refusals",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "refusals_by_push_id",
                table: "refusals",
                column: "push_id",
                filter: "push_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "refusals_by_trace",
                table: "refusals",
                column: "trace_id",
                filter: "trace_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "saved_views_by_account",
                table: "saved_views",
                columns: new[] { "account_id", "list" });

            migrationBuilder.CreateIndex(
                name: "smpp_parts_by_push",
                table: "smpp_parts",
                column: "push_id",
                filter: "push_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "smpp_parts_open",
                table: "smpp_parts",
                column: "id",
                filter: "settled = 0");

            migrationBuilder.CreateIndex(
                name: "smsc_groups_resting",
                table: "smsc_groups",
                column: "finished_at",
                filter: "keeps_reference = 1");

            migrationBuilder.CreateIndex(
                name: "stored_answers_by_time",
                table: "stored_answers",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "transactions_due",
                table: "transactions",
                columns: new[] { "lane", "due_at", "id" },
                filter: "lane IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "transactions_failures",
                table: "transactions",
                columns: new[] { "state", "cause", "updated_at", "id" },
                filter: "state > 1");

            migrationBuilder.CreateIndex(
                name: "transactions_failures_expiring",
                table: "transactions",
                columns: new[] { "expires_at", "id", "account_id", "state", "cause", "updated_at" },
                filter: "state > 1 AND deliver_before_given = 1");

            migrationBuilder.CreateIndex(
                name: "transactions_failures_of_account",
                table: "transactions",
                columns: new[] { "account_id", "state", "cause", "updated_at", "id" },
                filter: "state > 1");

            migrationBuilder.CreateIndex(
                name: "transactions_waiting_for_handset",
                table: "transactions",
                column: "recipient",
                filter: "step = 4 AND cause IN (1, 2)");

            migrationBuilder.Sql(KeyDays.Table);
            migrationBuilder.Sql(AuditTriggers.NoUpdate);
            migrationBuilder.Sql(AuditTriggers.NoDelete);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lookup_keys");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "address_aliases");

            migrationBuilder.DropTable(
                name: "alarms");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "bulk_retries");

            migrationBuilder.DropTable(
                name: "bulk_retry_items");

            migrationBuilder.DropTable(
                name: "callback_endpoints");

            migrationBuilder.DropTable(
                name: "capabilities");

            migrationBuilder.DropTable(
                name: "counts");

            migrationBuilder.DropTable(
                name: "default_views");

            migrationBuilder.DropTable(
                name: "failure_issues");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "import_results");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "link_counts");

            migrationBuilder.DropTable(
                name: "link_policies");

            migrationBuilder.DropTable(
                name: "minute_counts");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "push_copies");

            migrationBuilder.DropTable(
                name: "push_notes");

            migrationBuilder.DropTable(
                name: "push_slices");

            migrationBuilder.DropTable(
                name: "push_tags");

            migrationBuilder.DropTable(
                name: "pushes");

            migrationBuilder.DropTable(
                name: "recipient_capabilities");

            migrationBuilder.DropTable(
                name: "refusals");

            migrationBuilder.DropTable(
                name: "route_draft");

            migrationBuilder.DropTable(
                name: "route_versions");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "smpp_parts");

            migrationBuilder.DropTable(
                name: "smpp_receipts");

            migrationBuilder.DropTable(
                name: "smsc_groups");

            migrationBuilder.DropTable(
                name: "standing_orders");

            migrationBuilder.DropTable(
                name: "store_settings");

            migrationBuilder.DropTable(
                name: "stored_answers");

            migrationBuilder.DropTable(
                name: "timeline");

            migrationBuilder.DropTable(
                name: "transactions");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.Sql("DROP FUNCTION audit_is_not_changed; DROP FUNCTION audit_is_kept;");
        }
    }
}
