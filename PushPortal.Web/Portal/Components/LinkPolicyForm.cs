using System.Globalization;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Web.Portal.Components;

/// <summary>What is typed into the form of a link's policy, and what is wrong with it. The ranges are those of the settings.</summary>
internal sealed class LinkPolicyForm
{
    private const int MostDelays = 20;
    private const int MostAttempts = 100;
    private const double MostGrowth = 10;

    private static readonly AnswerRule OfUnknown = new(SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<string, string> _errors = [];

    internal string Window { get; set; } = "";

    internal string Delay { get; set; } = "";

    internal string Growth { get; set; } = "";

    internal string Longest { get; set; } = "";

    internal string Attempts { get; set; } = "";

    /// <summary>Parted by commas.</summary>
    internal string StoreAndForward { get; set; } = "";

    internal List<AnswerRow> Answers { get; } = [];

    internal static LinkPolicyForm Of(LinkPolicy policy, LinkKind kind)
    {
        var form = new LinkPolicyForm
        {
            Window = DurationText.Of(policy.TransactionWindow),
            Delay = DurationText.Of(policy.SegmentRetryDelay),
            Growth = policy.RetryGrowth.ToString(CultureInfo.InvariantCulture),
            Longest = DurationText.Of(policy.LongestSegmentRetryDelay),
            Attempts = policy.MaxAttemptsPerSegment.ToString(CultureInfo.InvariantCulture),
            StoreAndForward = string.Join(", ", policy.StoreAndForwardDelays.Select(DurationText.Of)),
        };
        var known = LinkAnswers.Of(kind);
        form.Answers.AddRange(known.Select(answer => new AnswerRow(answer.Key, answer.Value)));
        form.Answers.AddRange(policy.Answers.Keys.Except(known.Select(answer => answer.Key)).Order().Select(code => new AnswerRow(code, OfUnknown)));
        foreach (var row in form.Answers)
        {
            if (policy.Answers.TryGetValue(row.Code, out var rule))
            {
                row.Change(rule);
            }
        }

        return form;
    }

    internal string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    /// <summary>The policy; null when something is wrong, which is then said beside its field.</summary>
    internal LinkPolicy? Read(TimeSpan longestWindow, IStringLocalizer<Texts> words)
    {
        _errors.Clear();
        var longest = TimeSpan.FromMinutes(10);
        var window = Duration(nameof(Window), Window, TimeSpan.FromSeconds(1), longest, words);
        if (window >= longestWindow)
        {
            _errors.TryAdd(nameof(Window), words["WindowTooLong", DurationText.Of(longestWindow)]);
        }

        var policy = new LinkPolicy
        {
            TransactionWindow = window,
            SegmentRetryDelay = Duration(nameof(Delay), Delay, Millisecond, TimeSpan.FromMinutes(1), words),
            RetryGrowth = Number(nameof(Growth), Growth, MostGrowth, words),
            LongestSegmentRetryDelay = Duration(nameof(Longest), Longest, Millisecond, longest, words),
            MaxAttemptsPerSegment = (int)Number(nameof(Attempts), Attempts, MostAttempts, words, whole: true),
            StoreAndForwardDelays = Delays(words),
            Answers = Answers.Where(row => row.IsChanged).ToDictionary(row => row.Code, row => row.Rule),
        };
        return _errors.Count == 0 ? policy : null;
    }

    /// <summary>Takes another code into the table; false when it is none, or there already.</summary>
    internal bool TryAdd(string? text)
    {
        var written = text?.Trim() ?? "";
        var isHex = written.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!int.TryParse(isHex ? written[2..] : written, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || code <= 0 || Answers.Exists(row => row.Code == code))
        {
            return false;
        }

        Answers.Add(new AnswerRow(code, OfUnknown) { Kind = OfUnknown.Kind });
        return true;
    }

    private TimeSpan Duration(string field, string text, TimeSpan least, TimeSpan most, IStringLocalizer<Texts> words)
    {
        if (!DurationText.TryParse(text, out var duration) || duration < least || duration > most)
        {
            _errors[field] = words["DurationWrong", DurationText.Of(least), DurationText.Of(most)];
        }

        return duration;
    }

    private double Number(string field, string text, double most, IStringLocalizer<Texts> words, bool whole = false)
    {
        if (!double.TryParse(text, whole ? NumberStyles.None : NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number < 1 || number > most)
        {
            _errors[field] = words[whole ? "WholeNumberWrong" : "NumberWrong", 1, most];
        }

        return number;
    }

    private List<TimeSpan> Delays(IStringLocalizer<Texts> words)
    {
        var texts = StoreAndForward.Split([',', '，', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (texts.Length is 0 or > MostDelays)
        {
            _errors[nameof(StoreAndForward)] = words["DelaysWrong", MostDelays];
        }

        return [.. texts.Select(text => Duration(nameof(StoreAndForward), text, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), words))];
    }
}
