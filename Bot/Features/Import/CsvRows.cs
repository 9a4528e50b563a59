using System.Text;

namespace BotApp.Features.Import;

/// <summary>
/// Reads CSV (RFC 4180) as Excel writes it: UTF-8 with or without BOM, UTF-16 with BOM, or GB18030. Cells are separated by
/// commas, or by the separator of the first line: tabs in Excel's "Unicode text", semicolons where the comma is the decimal sign.
/// </summary>
internal static class CsvRows
{
    private const string Separators = ",\t;，；";

    /// <summary>The rows of a file, blank ones left out.</summary>
    /// <exception cref="UnreadableFileException">It is not text, or a quote is never closed.</exception>
    public static IEnumerable<FileRow> Read(Stream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var text = TextOf(bytes);
        return text.Contains('\0') ? throw new UnreadableFileException(new FileError(0, null, FileErrorCode.NotText)) : Split(text);
    }

    private static string TextOf(byte[] bytes)
    {
        var unicode = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return unicode.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return ChineseTextOf(bytes);
        }
    }

    // Excel in China writes "CSV" in the system's code page; GB18030 holds GBK and GB2312.
    private static string ChineseTextOf(byte[] bytes)
    {
        try
        {
            return CodePagesEncodingProvider.Instance
                .GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!
                .GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException(new FileError(0, null, FileErrorCode.NotText));
        }
    }

    // The first line has the column names, none of which contains a separator.
    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan().TrimStart("\r\n");
        var end = header.IndexOfAny('\r', '\n');
        var line = end < 0 ? header.ToString() : header[..end].ToString();
        return Separators.MaxBy(separator => line.Count(c => c == separator));
    }

    private static IEnumerable<FileRow> Split(string text)
    {
        var separator = SeparatorOf(text);
        var cells = new List<string>();
        var formulas = new HashSet<int>();
        var cell = new StringBuilder();
        var number = 1;
        var quoted = false;
        var wasQuoted = false;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0 && !wasQuoted)
            {
                quoted = wasQuoted = true;
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                if (EndRow() is { } row)
                    yield return row;
                number++;
            }
            else
            {
                cell.Append(c);
            }
        }

        if (quoted)
            throw new UnreadableFileException(new FileError(number, null, FileErrorCode.OpenQuote));
        if (EndRow() is { } last)
            yield return last;

        void EndCell()
        {
            var value = cell.ToString();
            if (value.StartsWith('=') || ErrorCells.IsOne(value))
                formulas.Add(cells.Count);
            cells.Add(value);
            cell.Clear();
            wasQuoted = false;
        }

        FileRow? EndRow()
        {
            EndCell();
            var row = cells.All(string.IsNullOrWhiteSpace) ? null : new FileRow(number, [.. cells], formulas.ToHashSet());
            cells.Clear();
            formulas.Clear();
            return row;
        }
    }
}
