using System.Text;
using BotApp.Tests.Support.Cards;

namespace BotApp.Tests.EndToEnd.Gallery;

/// <summary>The page that shows all cards.</summary>
internal static class GalleryPage
{
    /// <summary>File name of a card's picture.</summary>
    public static string PictureOf(CardSample sample, bool phone) => $"{sample.Name}{(phone ? ".phone" : "")}.webp";

    public static string Write(IReadOnlyList<CardSample> samples)
    {
        var page = new StringBuilder(
            """
            # Every card

            Drawn by the renderer of the Microsoft 365 Agents Playground, which is that of Teams; each on a desktop and on a phone of
            320 pixels, in Chinese and in English, with the data that strain it: nothing, everything, the longest, the faulty. The people
            are invented. Made by `SCREENSHOTS=docs ./test e2e -- -class '*Gallery*'`; the same test fails when anything sticks out of a card at 320 pixels.


            """.ReplaceLineEndings("\n"));
        foreach (var area in samples.GroupBy(Card).GroupBy(card => card.Key.Split('-')[0]))
        {
            page.Append("<details><summary><b>").Append(area.Key).Append("</b>: ").AppendJoin(", ", area.Select(card => card.Key)).Append("</summary>\n\n");
            foreach (var card in area)
            {
                page.Append("### ").Append(card.Key).Append("\n\n");
                foreach (var sample in card)
                    page.Append(Image(sample, phone: false, 460)).Append(' ').Append(Image(sample, phone: true, 320)).Append("\n\n");
            }

            page.Append("</details>\n\n");
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Card(CardSample sample) => sample.Name[..sample.Name.LastIndexOf('.')];

    private static string Image(CardSample sample, bool phone, int width) =>
        $"<img src=\"gallery/{PictureOf(sample, phone)}\" alt=\"{sample.Name}{(phone ? ", phone" : "")}\" width=\"{width}\">";
}
