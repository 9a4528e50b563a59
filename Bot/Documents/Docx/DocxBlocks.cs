using System.Collections.Immutable;

namespace BotApp.Documents.Docx;

/// <summary>A piece of a paragraph.</summary>
/// <param name="LinkTo">The bookmark it links to; null for plain text.</param>
internal sealed record DocSpan(string Text, string? LinkTo = null)
{
    public static implicit operator DocSpan(string text) => new(text);
}

/// <summary>Paragraph styles of the document; people can change each.</summary>
internal enum DocStyle
{
    /// <summary>Running text.</summary>
    Body,

    Title,

    /// <summary>The line below the title.</summary>
    Subtitle,

    Note,

    /// <summary>An entry of a list.</summary>
    Bullet,

    /// <summary>The caption of a picture or table.</summary>
    Caption,
}

/// <summary>A part of a document, from top to bottom.</summary>
internal abstract record DocBlock
{
    private DocBlock() { }

    /// <summary>A heading of level 1 or 2.</summary>
    public sealed record Heading(int Level, string Text) : DocBlock;

    public sealed record Paragraph(DocStyle Style, ImmutableArray<DocSpan> Spans) : DocBlock
    {
        /// <summary>A paragraph of one text.</summary>
        public Paragraph(DocStyle style, string text)
            : this(style, [new DocSpan(text)])
        {
        }
    }

    /// <summary>A table whose first row is repeated on each page.</summary>
    /// <param name="Widths">Widths of the columns, in twentieths of a point.</param>
    /// <param name="Rows">Text cells. With <paramref name="Bookmarks"/>, the first cell of a row becomes a bookmark named by its text.</param>
    public sealed record Table(
        ImmutableArray<int> Widths, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, bool Bookmarks = false) : DocBlock;

    /// <summary>A chart whose numbers are embedded as a workbook.</summary>
    /// <param name="IsHorizontal">Horizontal bars, the first on top; otherwise columns.</param>
    /// <param name="Height">In millimetres.</param>
    public sealed record Chart(string Title, string Series, ImmutableArray<(string Category, decimal Value)> Points, bool IsHorizontal, int Height) : DocBlock;

    /// <summary>What follows is on landscape pages.</summary>
    public sealed record Sideways : DocBlock;
}

/// <param name="Title">Also in the file's properties.</param>
/// <param name="Author">In the file's properties.</param>
internal sealed record DocxDocument(string Title, string Author, ImmutableArray<DocBlock> Blocks);
