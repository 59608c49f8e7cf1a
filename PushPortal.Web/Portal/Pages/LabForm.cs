using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Lab;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What is typed to order an experiment, and what is wrong with it. Numbers are written as in its address.</summary>
public sealed class LabForm
{
    /// <summary>The scenario in the choice when what is typed is none of them.</summary>
    internal const string OfOnesOwn = "";

    private const int FewestArms = 2;

    /// <summary>What says how much is played, and nothing about the network.</summary>
    private static readonly string[] SizeNames = ["seed", "seeds", "pushes", "segments"];

    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, string> _errors = [];
    private readonly HashSet<LabArm> _arms = [];

    /// <summary>The fields by what they are about.</summary>
    internal static IReadOnlyList<(string Name, IReadOnlyList<LabParameter> Parameters)> Groups { get; } =
    [
        Group("Size", SizeNames),
        Group("Faults", "lossRate", "answerLossRate", "silenceTime", "temporaryErrorRate", "segmentTime", "jitter"),
        Group("Busy", "busyShare", "busyTime", "busyCongestion", "busyErrorRate", "congestionIsTemporary"),
        Group("Handsets", "handsets", "reassemblyTime", "fadeShare", "fadeTime", "fadeLossRate", "awayShare", "awayTime"),
        Group("Traffic", "pushesPerSecond", "lifetime", "segmentsPerSecond", "dedicatedShare", "background", "rushBackground"),
        Group("Smsc", "transactionWindow", "segmentRetryDelay", "maxAttemptsPerSegment", "assumedReassemblyTime"),
    ];

    /// <summary>The names in an address that are no settings of an experiment.</summary>
    internal IReadOnlyList<string> Unknown { get; private init; } = [];

    internal string this[LabParameter parameter]
    {
        get => _texts[parameter.Name];
        set => _texts[parameter.Name] = value;
    }

    /// <summary>The scenario whose network stands in the fields.</summary>
    internal string Scenario
    {
        get
        {
            var settings = Settings();
            return LabScenarios.All.FirstOrDefault(scenario => Network(scenario.Settings).SequenceEqual(Network(settings)))?.Name ?? OfOnesOwn;
        }
    }

    /// <param name="query">Of an address, written by hand perhaps: what is wrong in it stands in its field.</param>
    internal static LabForm Of(string query)
    {
        var given = QueryHelpers.ParseQuery(query);
        var form = new LabForm { Unknown = [.. given.Keys.Where(name => name != LabOrder.ArmsName && LabParameters.All.All(parameter => parameter.Name != name))] };
        var usual = new LabSettings();
        foreach (var parameter in LabParameters.All)
        {
            form[parameter] = given.TryGetValue(parameter.Name, out var text) ? text.ToString() : Text(parameter.Get(usual));
        }

        var arms = given.TryGetValue(LabOrder.ArmsName, out var names) ? names.ToString().Split(',') : null;
        form._arms.UnionWith(arms is null ? LabOrder.UsualArms : LabArms.All.Where(arm => arms.Contains(arm.ToString())));
        return form;
    }

    internal bool Has(LabArm arm) => _arms.Contains(arm);

    internal void Choose(LabArm arm, bool chosen) => _ = chosen ? _arms.Add(arm) : _arms.Remove(arm);

    /// <summary>Fills in a scenario's network; how much is played stays.</summary>
    internal void Take(LabScenario scenario)
    {
        foreach (var parameter in LabParameters.All.Where(parameter => !SizeNames.Contains(parameter.Name)))
        {
            this[parameter] = Text(parameter.Get(scenario.Settings));
        }
    }

    /// <param name="field">The name of a parameter, or <see cref="LabOrder.ArmsName"/>.</param>
    internal string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    /// <summary>The order; null when something is wrong, which is then said beside its field.</summary>
    internal LabOrder? Read(long mostMessages, IStringLocalizer<Texts> words)
    {
        _errors.Clear();
        foreach (var parameter in LabParameters.All.Where(parameter => ValueOf(parameter) is null))
        {
            _errors[parameter.Name] = words[parameter.IsWhole ? "WholeNumberWrong" : "NumberWrong", Text(parameter.Least), Text(parameter.Most)];
        }

        if (_arms.Count < FewestArms)
        {
            _errors[LabOrder.ArmsName] = words["LabArmsNeeded"];
        }

        var order = new LabOrder(Settings(), _arms);
        if (_errors.Count == 0 && order.Messages > mostMessages)
        {
            _errors["pushes"] = words["LabTooLarge", order.Messages, mostMessages];
        }

        return _errors.Count == 0 ? order : null;
    }

    /// <summary>As an address has it.</summary>
    internal static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whatever can be read of it.</summary>
    private LabSettings Settings() =>
        LabParameters.All.Aggregate(new LabSettings(), (settings, parameter) => ValueOf(parameter) is { } value ? parameter.With(settings, value) : settings);

    private double? ValueOf(LabParameter parameter) =>
        double.TryParse(this[parameter].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && parameter.Takes(value) ? value : null;

    private static IEnumerable<double> Network(LabSettings settings) => LabParameters.All.Where(parameter => !SizeNames.Contains(parameter.Name)).Select(parameter => parameter.Get(settings));

    private static (string, IReadOnlyList<LabParameter>) Group(string name, params IEnumerable<string> parameters) =>
        (name, [.. parameters.Select(one => LabParameters.All.Single(parameter => parameter.Name == one))]);
}
