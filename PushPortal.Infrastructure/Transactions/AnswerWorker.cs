using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Records what the SMSC answers, as many at a time as have come.</summary>
internal sealed partial class AnswerWorker(AnswerQueue queue, TransactionDispatcher dispatcher, ILogger<AnswerWorker> logger) : BackgroundService
{
    private const int MostAtOnce = 512;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var answers = new List<SubmitAnswer>(MostAtOnce);
        while (await queue.Answers.WaitToReadAsync(stoppingToken))
        {
            while (answers.Count < MostAtOnce && queue.Answers.TryRead(out var answer))
            {
                answers.Add(answer);
            }

            try
            {
                await dispatcher.ConcludeAsync(answers, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // They stay suspended, and are asked for again when their answer is overdue.
                LogNotRecorded(answers.Count, failure);
            }

            answers.Clear();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} answers of the SMSC could not be recorded")]
    private partial void LogNotRecorded(int count, Exception failure);
}
