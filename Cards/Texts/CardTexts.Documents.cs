namespace BotApp.Cards.Texts;

// What exports and reports say.
public sealed partial class CardTexts
{
    public string ExportUnit => Get();

    public string ExportTags => Get();

    public string ExportState => Get();

    public string ExportCreatedBy => Get();

    public string ExportCreatedAt => Get();

    public string ExportChangedBy => Get();

    public string ExportChangedAt => Get();

    public string ExportId => Get();

    public string ExportDate => Get();

    public string ExportTitle => Get();

    public string ExportFields => Get();

    public string ExportYes => Get();

    public string ExportNo => Get();

    public string ExportActive => Get();

    public string ExportClosed => Get();

    public string ExportCancelled => Get();

    public string ExportNothing => Get();

    public string ExportNoRecordsOf(int year) => Fill([year]);
}
