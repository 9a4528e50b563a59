using BotApp.Sentences.Text;

namespace BotApp.Sentences.Meetings.Readers;

internal sealed partial class AttendanceReader
{
    private enum Field
    {
        Expected,
        Present,
        Observers,
    }

    /// <summary>How sure it is that a number is the count. Of several the surest holds, of equals the first in the text.</summary>
    private enum Sureness
    {
        /// <summary>支委会，5人: no word says what is counted. 打扫卫生去了6个人: what stands before is not understood.</summary>
        Bare,

        /// <summary>一共12人: a word that other numbers have, too. 八个人都到了: what it says of those who should have come is only implied.</summary>
        Loose,

        /// <summary>应到14人, 12人参加: a word beside it says what it counts.</summary>
        Said,

        /// <summary>实到12人: who came; 参训14人 may be who should have.</summary>
        Actual,

        /// <summary>…，说错了，是54人: it stands for another one.</summary>
        Corrected,

        /// <summary>全区一千多人收看，我支部26人参加: others' numbers stand beside ours.</summary>
        Ours,

        /// <summary>现场25人，线上30人，共55人: each of its parts has a word that says what it counts, but only the sum is the count.</summary>
        Total,

        /// <summary>以签到表28为准: said to hold before all others.</summary>
        Settled,
    }

    private sealed record Count(Field Field, int Value, Span Where, Sureness Sureness);
}
