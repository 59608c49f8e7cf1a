using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Lab;
using PushPortal.Domain.Protocols.Octets;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Views;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Lab;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class TextsTests
{
    private static readonly Dictionary<string, string> English = Read(typeof(Texts), CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Chinese = Read(typeof(Texts), CultureInfo.GetCultureInfo("zh-CN"));

    [Fact]
    public void Every_text_is_there_in_both_languages() =>
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Chinese.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void No_text_is_empty_but_that_of_no_cause() =>
        Assert.Equal(["Cause_None", "Cause_None"], English.Concat(Chinese).Where(text => text.Value.Length == 0).Select(text => text.Key));

    [Fact]
    public void A_text_takes_the_same_facts_in_both_languages() =>
        Assert.All(English, text => Assert.Equal(Places(text.Value), Places(Chinese[text.Key])));

    [Theory]
    [InlineData(typeof(TransactionState), "State_")]
    [InlineData(typeof(TransactionStep), "Step_")]
    [InlineData(typeof(PushStatus), "Status_")]
    [InlineData(typeof(PushPortal.Domain.Nodes.NodeState), "NodeState_")]
    [InlineData(typeof(FailureCause), "Cause_")]
    [InlineData(typeof(TimelineKind), "Timeline_")]
    [InlineData(typeof(SegmentAnswerKind), "Answer_")]
    [InlineData(typeof(PushSource), "Source_")]
    [InlineData(typeof(Priority), "Priority_")]
    [InlineData(typeof(ThemeChoice), "Theme_")]
    [InlineData(typeof(LinkKind), "LinkKind_")]
    [InlineData(typeof(SettingSource), "SettingSource_")]
    [InlineData(typeof(TraceSubjectKind), "TraceOf_")]
    [InlineData(typeof(TraceSubjectKind), "TraceHint_")]
    [InlineData(typeof(TraceProtocol), "TraceProtocol_")]
    [InlineData(typeof(InboxPlace), "Inbox_")]
    [InlineData(typeof(InboxReason), "InboxWhy_")]
    [InlineData(typeof(SettingsStanding), "HandsetSettings_")]
    [InlineData(typeof(OpeningFailure), "OpeningFailed_")]
    [InlineData(typeof(FixedOutcome), "TestRecipient_")]
    [InlineData(typeof(FixedOutcome), "TestRecipientShort_")]
    [InlineData(typeof(SmppSessionState), "EsmeState_")]
    [InlineData(typeof(LinkMode), "LinkMode_")]
    [InlineData(typeof(LinkMode), "LinkOrdered_")]
    [InlineData(typeof(LinkVerb), "LinkVerb_")]
    [InlineData(typeof(LinkVerb), "LinkVerbOf_")]
    [InlineData(typeof(LinkVerb), "LinkEffect_")]
    [InlineData(typeof(LinkVerb), "LinkDone_")]
    [InlineData(typeof(FailureSource), "SaidBy_")]
    [InlineData(typeof(TransactionStep), "Pending_")]
    [InlineData(typeof(TransactionStep), "Next_")]
    [InlineData(typeof(SmscMode), "Explain_Mode_")]
    [InlineData(typeof(BulkRetryStatus), "RetryStatus_")]
    [InlineData(typeof(BulkRetryOutcome), "Outcome_")]
    [InlineData(typeof(ImportStatus), "ImportStatus_")]
    [InlineData(typeof(LabArm), "LabArm_")]
    [InlineData(typeof(LabTrialState), "LabState_")]
    [InlineData(typeof(LabUnit), "LabBy_")]
    [InlineData(typeof(LabUnit), "LabUnit_")]
    [InlineData(typeof(ImportOutcome), "ImportOutcome_")]
    [InlineData(typeof(IssueStatus), "IssueStatus_")]
    [InlineData(typeof(IssueStatus), "IssueEffect_")]
    [InlineData(typeof(AlarmKind), "Alarm_")]
    [InlineData(typeof(ActorKind), "ActorKind_")]
    [InlineData(typeof(AlarmKind), "AlarmFacts_")]
    [InlineData(typeof(AlarmSeverity), "AlarmSeverity_")]
    [InlineData(typeof(QueueStage), "QueueStage_")]
    [InlineData(typeof(ViewSaved), "ViewSaved_")]
    [InlineData(typeof(LimitKind), "AtLimit_")]
    [InlineData(typeof(ApiKeyField), "KeyWrong_")]
    [InlineData(typeof(RouteProblemKind), "RouteProblem_")]
    [InlineData(typeof(RouteChangeKind), "RouteChange_")]
    [InlineData(typeof(RouteVerdict), "RouteVerdict_")]
    [InlineData(typeof(PushSource), "Explain_Access_")]
    public void Every_value_of_the_domain_has_a_text(Type values, string prefix) =>
        Assert.All(Enum.GetNames(values), name => Assert.Contains(prefix + name, English.Keys));

    [Fact]
    public void Every_action_of_the_audit_log_is_listed_and_has_a_text()
    {
        var actions = typeof(AuditAction).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(actions.Order(StringComparer.Ordinal), AuditAction.All.Order(StringComparer.Ordinal));
        Assert.All(actions, action => Assert.Contains("Audit_" + action, English.Keys));
    }

    [Fact]
    public void Every_role_and_every_refusal_of_a_user_has_a_text()
    {
        Assert.All(PortalRole.All, role => Assert.Contains("Role_" + role, English.Keys));
        Assert.All(PortalRole.All, role => Assert.Contains($"Role_{role}_Hint", English.Keys));
        Assert.All(Enum.GetNames<UserProblem>().Except([nameof(UserProblem.None)]), problem => Assert.Contains("UserProblem_" + problem, English.Keys));
    }

    [Fact]
    public void Everything_of_an_experiment_has_a_text()
    {
        Assert.All(LabParameters.All, parameter => Assert.Contains("Lab_" + parameter.Name, English.Keys));
        Assert.All(LabMeasure.All, measure => Assert.Contains("LabMeasure_" + measure.Name, English.Keys));
        Assert.All(LabScenarios.All, scenario => Assert.Contains("LabScenario_" + scenario.Name, English.Keys));
        Assert.All(LabScenarios.All, scenario => Assert.Contains("LabScenarioWhat_" + scenario.Name, English.Keys));
        Assert.All(LabForm.Groups, group => Assert.Contains("LabGroup_" + group.Name, English.Keys));
    }

    [Fact]
    public void Every_type_of_the_form_says_how_it_is_encoded_and_why() => Assert.All(NewPushType.All, type => Assert.Contains("EncodingWhy_" + type.Word, English.Keys));

    [Fact]
    public void Every_demo_account_says_what_it_is_for() => Assert.All(DemoAccounts.All, account => Assert.Contains("DemoAccount_" + account.Role, English.Keys));

    [Fact]
    public void Every_cause_has_an_advice() =>
        Assert.All(Enum.GetNames<FailureCause>().Except([nameof(FailureCause.None)]), cause => Assert.Contains("Advice_" + cause, English.Keys));

    [Fact]
    public void Every_field_of_octets_has_a_text() =>
        Assert.All(typeof(OctetNames).GetFields(), name => Assert.Contains("Octets_" + name.GetRawConstantValue(), English.Keys));

    [Theory]
    [InlineData(LinkKind.Simulator)]
    [InlineData(LinkKind.Smpp)]
    public void Every_answer_of_a_link_says_what_it_means(LinkKind kind) =>
        Assert.All(LinkAnswers.Of(kind), answer => Assert.Contains(LinkAnswers.MeaningOf(kind, answer.Key), English.Keys));

    [Fact]
    public void Every_text_of_the_component_library_is_there_in_Chinese()
    {
        using var built = new ResourceReader(typeof(MudBlazor.MudLocalizer).Assembly.GetManifestResourceStream("MudBlazor.Resources.LanguageResource.resources")!);
        var keys = built.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);
        Assert.Equal(keys, Read(typeof(LibraryTexts), CultureInfo.GetCultureInfo("zh-CN")).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN", "关闭", false)]
    [InlineData("en", "MudDialog_Close", true)]
    public void The_component_library_is_answered_in_Chinese_alone(string language, string expected, bool isMissing)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var found = new LibraryTexts()["MudDialog_Close"];
        Assert.Equal((expected, isMissing), (found.Value, found.ResourceNotFound));
    }

    private static Dictionary<string, string> Read(Type resources, CultureInfo language) =>
        new ResourceManager(resources).GetResourceSet(language, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Places(string text) => Regex.Matches(text, @"\{\d(:[^}]*)?\}").Select(place => place.Value).Order(StringComparer.Ordinal).Distinct();
}
