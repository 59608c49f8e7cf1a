using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class CommandTests
{
    [Fact]
    public void Every_status_has_its_own_name_and_meaning()
    {
        var statuses = Enum.GetValues<CommandStatus>();

        Assert.All(statuses, status => Assert.StartsWith("ESME_R", status.Name, StringComparison.Ordinal));
        Assert.Equal(statuses.Length, statuses.Select(status => status.Name).Distinct().Count());
        Assert.Equal(statuses.Length, statuses.Select(status => status.Meaning).Distinct().Count());
    }

    [Theory]
    [InlineData(0x58, "ESME_RTHROTTLED", "More messages come than are allowed")]
    [InlineData(0xFE, "ESME_RDELIVERYFAILURE", "The message was not delivered")]
    [InlineData(0x30, "0x00000030", "An error without a name")]
    [InlineData(0x4FF, "0x000004ff", "An error of the vendor's own")]
    [InlineData(0x500, "0x00000500", "An error without a name")]
    public void Status_is_told_in_words(uint status, string name, string meaning) =>
        Assert.Equal((name, meaning), (((CommandStatus)status).Name, ((CommandStatus)status).Meaning));

    [Theory]
    [InlineData(CommandId.SubmitSm, CommandId.SubmitSmResp)]
    [InlineData(CommandId.BindTransceiver, CommandId.BindTransceiverResp)]
    [InlineData(CommandId.Outbind, CommandId.GenericNack)]
    [InlineData(CommandId.AlertNotification, CommandId.GenericNack)]
    [InlineData((CommandId)0x111, CommandId.GenericNack)]
    [InlineData((CommandId)0, CommandId.GenericNack)]
    [InlineData(CommandId.SubmitSmResp, CommandId.GenericNack)]
    public void Request_is_answered_with_its_response_or_a_nack(CommandId request, CommandId response) => Assert.Equal(response, request.Response);

    [Fact]
    public void Responses_and_binds_are_told_apart_from_the_rest()
    {
        Assert.Equal(13, Enum.GetValues<CommandId>().Count(command => command.IsResponse));
        Assert.Equal(3, Enum.GetValues<CommandId>().Count(command => command.IsBind));
    }
}
