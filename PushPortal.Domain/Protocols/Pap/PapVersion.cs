namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The version of the PAP document type: 1.0 is WAP-164, 2.0 is WAP-247, 2.1 and 2.2 are OMA PAP. Later versions compare greater.</summary>
public enum PapVersion
{
    Pap10,
    Pap20,
    Pap21,
    Pap22,
}
