using System.Text.RegularExpressions;
using BotApp.Office.Registers;
using BotApp.Sentences.Text;
using BotApp.Sentences.Words;

namespace BotApp.Sentences.Meetings.Readers;

/// <summary>
/// Where it was: said outright (地点：…, 在…召开), where people went (到桥头镇调研, 参观市看守所), or a clause that is nothing
/// but a place (｜市科技馆｜).
/// </summary>
internal sealed partial class PlaceReader
{
    public static void Read(Reading reading)
    {
        var message = reading.Message;
        var found = Labelled(message)
            ?? By(message, OpenedIn(), needsPlaceWord: false, mayBeCircumstance: true)
            ?? By(message, StoodIn(), needsPlaceWord: true)
            ?? By(message, At(), needsPlaceWord: false)
            ?? (reading.Type.MayHave(WritingConvention.Outing) ? By(message, WentTo(), needsPlaceWord: false) : null)
            ?? By(message, Precedes(), needsPlaceWord: true)
            ?? (reading.Type.Has(WritingConvention.Activity) ? By(message, WhereDone(), needsPlaceWord: true) : null)
            ?? Alone(message)
            ?? By(message, Online(), needsPlaceWord: false);
        if (found is not { } place)
            return;

        // 参观规划馆和座谈
        if (message.Work[place.End - 1] is '和' or '与')
            place = place with { End = place.End - 1 };
        // 在办公室里
        if (place.Length >= 3 && message.Work[place.End - 1] is '里' && EndsLikePlace().IsMatch(message.Work.AsSpan(place.Start, place.Length - 1)))
            place = place with { End = place.End - 1 };
        if (OnlinePlatform().Match(message.Folded[place.Start..place.End]) is { Success: true } online)
            place = place with { Start = place.Start + online.Groups["platform"].Index };
        reading.Place = message.Cut(place);
        message.Take(place);
        // 在线上开的，腾讯会议
        if (reading.Place is "线上" or "网上" && By(message, Platform(), needsPlaceWord: false) is { } platform)
            reading.Place = message.Cut(platform);
    }

    private static Span? Labelled(Message message)
    {
        foreach (Match match in Label().Matches(message.Work))
        {
            var place = match.Groups["place"].ToSpan();
            if (OfNext().IsMatch(message.Folded.AsSpan(0, match.Index)))
                message.Take(match);
            else if (!NoPlaceSaid().IsMatch(match.Groups["place"].Value) && message.Cut(place) is { Length: >= 2 })
            {
                message.Take(match);
                return place;
            }
        }

        return null;
    }

    private static Span? By(Message message, Regex pattern, bool needsPlaceWord, bool mayBeCircumstance = false)
    {
        foreach (Match match in pattern.Matches(message.Work))
        {
            var place = match.Groups["place"];
            if (IsSpeech(message.Work, match))
                continue;
            if (NotAPlace().IsMatch(place.Value) || (Deed().IsMatch(place.Value) && !EndsLikePlace().IsMatch(place.Value)) || (needsPlaceWord && !EndsLikePlace().IsMatch(place.Value)) || message.Cut(place.ToSpan()) is not { Length: >= 2 })
                continue;
            if (mayBeCircumstance && EndOfCircumstance(message.Work, place.ToSpan()) is { } end)
            {
                // The topic begins after it.
                message.Take(new Span(match.Index, end));
                continue;
            }

            message.Take(match);
            return WithoutWhatFollows(place);
        }

        return null;
    }

    // 在报告厅那个…, 在报告厅周书记…, 在报告厅周砚清主持: what stands behind the place and before what was done there.
    private static Span WithoutWhatFollows(Group place)
    {
        var span = place.ToSpan();
        if (OnPlatform().IsMatch(place.ValueSpan))
            return span with { End = span.End - 1 };

        foreach (var word in LastWord().EnumerateMatches(place.ValueSpan))
        {
            var behind = place.ValueSpan[(word.Index + word.Length)..];
            if (PointsThere().IsMatch(behind) || (word.Length > 1 && DoneByThere().IsMatch(behind)) || (word.Length > 1 && PersonPhrase.IsTitled(behind)))
                return span with { End = span.Start + word.Index + word.Length };
        }

        return span;
    }

    // 学习总书记在江苏考察时的重要讲话: where somebody else spoke; not 学习小组在三楼会议室学习讲话
    private static bool IsSpeech(string text, Match match) =>
        GivenThere().IsMatch(text[match.Index..]) && Studies().IsMatch(text.AsSpan(0, match.Index));

    // 在机关党委指导下召开, 在充分讨论的情况下研究: how or when, not where.
    private static int? EndOfCircumstance(string text, Span place)
    {
        var words = text.AsSpan(place.Start, place.Length);
        if (EndsLikePlace().IsMatch(words))
            return null;
        if (Circumstance().IsMatch(words))
            return place.End;

        return GoesOnAsCircumstance().Match(text[place.End..]) is { Success: true } rest ? place.End + rest.Length : null;
    }

    // 1125支委会: the day rather than a room.
    private static bool IsDay(string text, Match digits) =>
        digits.Length == 4 && digits.Index + 4 < text.Length && text[digits.Index + 4] is Mark.Type;

    private static Span? Alone(Message message)
    {
        foreach (Match match in Segment().Matches(message.Work))
        {
            var words = match.Value[In().Match(match.Value).Length..].Trim();
            if (words.Length is >= 2 and <= 18 && (words.Length > 2 || TwoCharacterPlace().IsMatch(words)) && (WholePlace().IsMatch(words) || (RoomNumber().IsMatch(words) && !IsDay(message.Work, match))) && !NotAPlace().IsMatch(words) && !NotAlone().IsMatch(words) && !Deed().IsMatch(words) && !PeopleWithin().IsMatch(words))
                return match.ToSpan() with { Start = match.Index + In().Match(match.Value).Length };
        }

        return null;
    }
}
