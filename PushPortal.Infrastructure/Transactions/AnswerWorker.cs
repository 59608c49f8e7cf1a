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
        var lost = new List<long>();
        while (await queue.Words.WaitToReadAsync(stoppingToken))
        {
            while (answers.Count < MostAtOnce && queue.Words.TryRead(out var word))
            {
                if (word.Answer is { } answer)
                {
                    answers.Add(answer);
                }

                lost.AddRange(word.Lost ?? []);
            }

            try
            {
                await dispatcher.ConcludeAsync(answers, stoppingToken);
                await dispatcher.AskAgainAsync(lost, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // They stay suspended, and are asked for again when their answer is overdue.
                LogNotRecorded(answers.Count, failure);
            }

            answers.Clear();
            lost.Clear();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} answers of the SMSC could not be recorded")]
    private partial void LogNotRecorded(int count, Exception failure);
}
