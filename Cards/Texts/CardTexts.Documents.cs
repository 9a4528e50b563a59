namespace BotApp.Cards.Texts;

// Texts of exports, reports and searches.
public sealed partial class CardTexts
{
    public string ExportUnit => Get();

    public string ExportUnitKind => Get();

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

    public string ExportNote => Get();

    public string CommandReport => Get();

    public string CommandExport => Get();

    public string HelpReport => Get();

    public string HelpReportHow => Get();

    public string HelpExport => Get();

    public string HelpExportHow => Get();

    public string FileReportName => Get();

    public string FileRecordsName => Get();

    public string FileReportAbout(int year) => Fill([year]);

    public string FileRecordsAbout(int year) => Fill([year]);

    public string FileWhichYear(string command, int year) => Fill([command, year]);

    public string FileReportAhead(int year) => Fill([year]);

    public string FileWritten => Get();

    public string FileAsked => Get();

    public string FileDeclined => Get();

    public string FileTooLate => Get();

    public string FileFailed(string command, int year) => Fill([command, year]);

    public string CommandFind => Get();

    public string HelpFind => Get();

    public string HelpFindHow => Get();

    public string HelpFindExample => Get();

    public string FindTitle => Get();

    public string FindHow => Get();

    public string FindNothing => Get();

    public string FindCount(int count) => Fill([count]);

    public string FindAtLeast(int count) => Fill([count]);

    public string FindCountAndLast(int count, string last) => Fill([count, last]);

    public string FindSharedNote => Get();
}
