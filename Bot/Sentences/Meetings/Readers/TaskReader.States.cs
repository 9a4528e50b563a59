using BotApp.Sentences.Text;
using BotApp.Sentences.Times;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>What a clause is, what it says, and what it leaves for the next one.</summary>
internal sealed partial class TaskReader
{
    private sealed record Task(Span Text, Span? Owner, WrittenDay? Due);

    /// <summary>A clause and how it is framed.</summary>
    /// <param name="Text">The working text.</param>
    /// <param name="Where">All of it.</param>
    /// <param name="Body">Without the words that hand it out.</param>
    private sealed record Clause(string Text, Span Where, Span Body)
    {
        /// <summary>The body's words.</summary>
        public string Words { get; } = Text[Body.Start..Body.End];

        /// <summary>关于会场：…</summary>
        public Span? Heading { get; init; }

        /// <summary>请…, 安排…</summary>
        public bool IsHandedOut { get; init; }

        /// <summary>Whether it may be one task with the clause before: nothing stronger than a comma or a bracket separates them.</summary>
        public bool IsJoined { get; init; }

        /// <summary>Whether it begins an item or a line of its own.</summary>
        public bool IsNewItem { get; init; }

        /// <summary>Whether it stands in a list of tasks.</summary>
        public bool IsListed { get; init; }

        /// <summary>Whether it is said to be of the time after the meeting: 会后…, or as it is listed.</summary>
        public bool IsLater { get; init; }
    }

    /// <summary>What was read before a clause and may still concern it.</summary>
    /// <param name="Where">The clause before.</param>
    private sealed record Before(Span? Where = null)
    {
        /// <summary>Whether the clause before was read as a task or a part of one, which this one may complete.</summary>
        public bool IsTask { get; init; }

        /// <summary>The last decision, which this clause may make a task.</summary>
        public Span? Decision { get; init; }

        /// <summary>The clause before, if it was not read as a task.</summary>
        public Unread? Unread { get; init; }

        /// <summary>本月30日前，各党小组上报…: a deadline ahead of its task.</summary>
        public WrittenDay? Due { get; init; }

        /// <summary>办公室牵头，12月20日前起草总结: an owner ahead of the task.</summary>
        public Span? Owner { get; init; }
    }

    /// <summary>A clause that was not read as a task.</summary>
    /// <param name="Body">Without the words that hand it out.</param>
    /// <param name="Thing">The possible task.</param>
    /// <param name="Owner">The owner named after it.</param>
    /// <param name="Earlier">The body of the clause before, if it was not read either.</param>
    private sealed record Unread(Span Body, Span Thing, Span? Owner, Span? Earlier);

    /// <summary>What a clause says of tasks.</summary>
    private abstract record Said
    {
        private Said() { }

        /// <summary>许芷配合: nothing that the form has a field for; what was open before it still is.</summary>
        public sealed record Helper : Said;

        /// <summary>苏知远负责，12月10日前…: whose the task in the next clause is.</summary>
        public sealed record OwnerOfNext(Span Owner) : Said;

        /// <summary>A task.</summary>
        /// <param name="Earlier">Words of the clauses before that belong to it.</param>
        public sealed record NewTask(Task Task, params Span[] Earlier) : Said;

        /// <summary>…，12月3日前完成: the last task, or the last decision as a task, with what this clause adds.</summary>
        public sealed record Completed(Task Task) : Said;

        /// <summary>…，均为12月4日前</summary>
        public sealed record DueOfAll(WrittenDay Due) : Said;

        /// <summary>心得和台账，都是下周五前: a day, and what it refers to cannot be told.</summary>
        public sealed record DueOfUnclear : Said;
    }
}
