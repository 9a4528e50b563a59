namespace BotApp.Cards.Texts;

// Texts about errors.
public sealed partial class CardTexts
{
    public string ErrorRequired => Get();

    public string ErrorTooLong(string most) => Fill([most]);

    public string ErrorTooMany(string most) => Fill([most]);

    public string ErrorNumber => Get();

    public string ErrorDate => Get();

    public string ErrorTime => Get();

    public string ErrorChoice(string given) => Fill([given]);

    public string ErrorTag(string given) => Fill([given]);

    public string ErrorEndBeforeStart => Get();

    public string ErrorMoreThan(string other) => Fill([other]);

    public string ErrorColumns(string most) => Fill([most]);

    public string ErrorInFuture => Get();

    public string ErrorNotOfThisUnit => Get();

    public string ErrorNotKept => Get();

    public string ErrorTooMuchAtOnce => Get();

    public string ErrorOther => Get();

    public string ErrorInLine(int line, string error) => Fill([line, error]);

    public string NotUnderstood => Get();

    public string NotUnderstoodShared => Get();

    public string SentenceOtherUnit(string named, string unit) => Fill([named, unit]);

    public string SentenceAnotherMeeting(string kind, DateOnly date) => Fill([kind, Date(date)]);

    public string SentenceAnotherKind(string kind) => Fill([kind]);

    public string ReadUpTo(int characters) => Fill([characters]);

    public string FilledInPart(string fields) => Fill([fields]);

    public string MeetingTwin(string kind) => Fill([kind]);

    public string MayNotLog => Get();

    public string MayNotLogAskOffice(string contact) => Fill([contact]);

    public string SharedOnly => Get();

    public string FormGone => Get();

    public string CardGone => Get();
}
