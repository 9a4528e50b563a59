namespace BotApp.Cards.Texts;

/// <summary>Texts about the outcome of deliveries.</summary>
public sealed partial class CardTexts
{
    public string DeliveryBlocked => Get();

    public string DeliveryNotInstalled => Get();

    public string DeliveryNoChat => Get();

    public string DeliveryAway => Get();

    public string ReminderListGivenUp(int count) => Fill([count]);

    public string ReminderListGivenUpUnread => Get();
}
