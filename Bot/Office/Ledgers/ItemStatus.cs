namespace BotApp.Office.Ledgers;

/// <summary>The stored status of a ledger item. Whether it is overdue is computed when it is read.</summary>
internal enum ItemStatus
{
    /// <summary>未启动.</summary>
    NotStarted,

    /// <summary>推进中.</summary>
    InProgress,

    /// <summary>待复核: its owner says it is done, and the reviewer decides.</summary>
    ToReview,

    /// <summary>已销号.</summary>
    Closed,

    /// <summary>长期坚持: continued without an end; never closed by date.</summary>
    Standing,
}

/// <summary>The codes of <see cref="ItemStatus"/> and which may follow which. Pure.</summary>
internal static class ItemStatuses
{
    /// <summary>Code of <see cref="ItemStatus.NotStarted"/>.</summary>
    public const string NotStarted = "not-started";

    /// <summary>Code of <see cref="ItemStatus.InProgress"/>.</summary>
    public const string InProgress = "in-progress";

    /// <summary>Code of <see cref="ItemStatus.ToReview"/>.</summary>
    public const string ToReview = "to-review";

    /// <summary>Code of <see cref="ItemStatus.Closed"/>.</summary>
    public const string Closed = "closed";

    /// <summary>Code of <see cref="ItemStatus.Standing"/>.</summary>
    public const string Standing = "standing";

    private static readonly string[] Codes = [NotStarted, InProgress, ToReview, Closed, Standing];

    /// <summary>As it is stored, and as the choice of the register says.</summary>
    public static string Code(this ItemStatus status) => Codes[(int)status];

    /// <summary>The status of a code; null for anything else.</summary>
    public static ItemStatus? Parse(string? code) => Array.IndexOf(Codes, code) is >= 0 and var i ? (ItemStatus)i : null;

    /// <summary>
    /// Where an update may lead. Closing is a step of its own, and only a look-back leads out of 已销号. Nothing returns to
    /// 未启动: what was begun was begun.
    /// </summary>
    public static IReadOnlyList<ItemStatus> Next(ItemStatus status) => status switch
    {
        ItemStatus.NotStarted => [ItemStatus.InProgress, ItemStatus.ToReview, ItemStatus.Standing],
        ItemStatus.InProgress => [ItemStatus.ToReview, ItemStatus.Standing],
        ItemStatus.ToReview => [ItemStatus.InProgress, ItemStatus.Standing],
        ItemStatus.Standing => [ItemStatus.InProgress, ItemStatus.ToReview],
        _ => [],
    };

    /// <summary>Whether an update may lead there; staying is always possible while it is open.</summary>
    public static bool MayBecome(this ItemStatus status, ItemStatus next) =>
        status is not ItemStatus.Closed && (status == next || Next(status).Contains(next));
}
