using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Portal;
using PushPortal.Tests.Pushes;
using PushPortal.Web.Imports;

namespace PushPortal.Tests.Imports;

/// <summary>A file of 100,000 rows that is never in memory: its rows are made when they are read.</summary>
public sealed class LargeImportTests
{
    private const long Id = 1_000_000;
    private const int Rows = 100_000;

    /// <summary>Rows of about 30 octets in the buffers of the reader and of the parser, and a batch.</summary>
    private const int MostReadAhead = 1_000;

    private readonly FakeTimeProvider _clock = new(Sample.Noon);
    private readonly KeptImports _store = new();
    private readonly KeptFiles _files = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_is_checked_and_submitted_and_only_a_buffer_is_read_ahead()
    {
        var (made, furthest) = (0, 0);
        _files.Put(Id, () => new GrowingFile(Rows, Line, row => made = row));
        var pushes = new ForgetfulPushes(taken => furthest = Math.Max(furthest, made - taken));
        var policy = new ImportPolicy { HighestRate = Rows };
        var gateway = SamplePush.Gateway(pushes, pushes, new IdSequence(_clock), new RecordingFeed(), new TransactionSignal(_clock), new NotificationSignal(_clock), new PpgPolicy(), _clock);
        using var work = new ImportWork(_store, _files, new ImportContents(), new FixedAccounts(), gateway, policy, _clock);
        _store.Put(Import with { Status = ImportStatus.Checking });
        while (Current.Status == ImportStatus.Checking)
        {
            var rows = Current.Counts.Rows;
            await work.StepAsync(Ct);
            Assert.True(made - Current.Counts.Rows < MostReadAhead, $"row {made} was made when {rows} were checked");
        }

        Assert.Equal((ImportStatus.Checked, new ImportCounts(Rows, 0, 0, Rows, 0, 0, 0)), (Current.Status, Current.Counts));
        _store.Put(Current with { Status = ImportStatus.Running, Rate = Rows, StartedAt = Sample.Noon });
        for (var steps = 0; Current.Status == ImportStatus.Running && steps < 10; steps++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await work.StepAsync(Ct);
        }

        Assert.Equal((ImportStatus.Finished, Rows, Rows), (Current.Status, Current.Counts.Accepted, pushes.Taken));
        Assert.InRange(furthest, 1, MostReadAhead);
    }

    private static PushImport Import => new()
    {
        Id = Id,
        AccountId = FixedAccounts.Demo.Id,
        By = "somebody",
        FileName = "large.csv",
        MadeAt = Sample.Noon,
        Octets = 0,
        Mapping = new ImportContents().Guess(["recipient", "text"], "si"),
    };

    private PushImport Current => _store.All.Single();

    private static string Line(int row) => row == 0 ? "recipient,text\n" : string.Create(CultureInfo.InvariantCulture, $"+86138{row:D8},Hello {row}\n");
}
