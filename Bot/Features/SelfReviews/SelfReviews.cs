using BotApp.Cards;
using BotApp.Cards.General;
using BotApp.Features.Demo;
using BotApp.Features.Privacy;
using BotApp.Features.Retention;
using BotApp.Office.Rights;
using BotApp.Office.SelfReviews;
using BotApp.Protocol;
using BotApp.Storage.SelfReviews;
using BotApp.Turns;

namespace BotApp.Features.SelfReviews;

/// <summary>Self-reviews: written by each member, read by the secretary of the branch, counted by the office.</summary>
internal static class SelfReviews
{
    /// <summary>Adds the feature's services.</summary>
    public static IServiceCollection AddSelfReviews(this IServiceCollection services)
    {
        services.AddOptions<AuthorKeyOptions>().BindConfiguration("DataProtection");
        return services
            .AddSelfReviewStorage()
            .AddSingleton<IPersonTrace, ReviewTrace>()
            .AddSingleton<IExpiring, ReviewRetention>()
            .AddSingleton<ReviewDesk>()
            .AddSingleton<IDemoReviews, DemoReviews>()
            .AddSingleton<ReviewMembers>()
            .AddSingleton<ReviewCounts>()
            .AddSingleton<IReviewRounds, CountedRounds>()
            .AddSingleton<ReviewFollowUp>()
            .AddSingleton<EarlierMeasures>()
            .AddSingleton<ReviewStatusView>()
            .AddSingleton<ReviewViews>()
            .AddSingleton<ShowReviews>()
            .AddSingleton<AuthorsClick>()
            .AddSingleton<WalkReview>()
            .AddSingleton<SubmitReview>()
            .AddSingleton<WithdrawReview>()
            .AddSingleton<ReadReview>()
            .AddSingleton<MarkMeasuresDone>()
            .AddSingleton<ReturnReview>()
            .AddSingleton<ListBranchReviews>()
            .AddSingleton<ShowReviewCounts>();
    }

    /// <summary>Adds the background work of <c>serve</c>.</summary>
    public static IServiceCollection AddSelfReviewWork(this IServiceCollection services) => services
        .AddSingleton<ReviewFollowUpWorker>()
        .AddHostedService(s => s.GetRequiredService<ReviewFollowUpWorker>())
        .AddSingleton<AuthorKeyWork>()
        .AddHostedService(s => s.GetRequiredService<AuthorKeyWork>())
        .AddSingleton<OpenCycle>();

    /// <summary>Maps its command and buttons.</summary>
    public static RouteTable MapSelfReviews(this RouteTable routes, IServiceProvider services)
    {
        var home = services.GetRequiredService<ShowReviews>();
        var walk = services.GetRequiredService<WalkReview>();
        var read = services.GetRequiredService<ReadReview>();
        var cycle = services.GetRequiredService<OpenCycle>();
        var counts = services.GetRequiredService<ShowReviewCounts>();
        return routes
            .MapCommand(["自查", "review"], Operation.WriteReview, home.CommandAsync, spoken: new(["自查", "自我检查"]))
            .MapTopic(Operation.WriteReview, t => new HelpCard.Topic(t.HelpReview, t.HelpReviewHow, t.CommandReview), inShared: false)
            .Map(CardVerbs.ReviewHome, Operation.WriteReview, home.HandleAsync)
            .Map(CardVerbs.ReviewOpen, Operation.WriteReview, walk.OpenAsync)
            .Map(CardVerbs.ReviewAdd, Operation.WriteReview, walk.AddAsync)
            .Map(CardVerbs.ReviewBack, Operation.WriteReview, walk.BackAsync)
            .Map(CardVerbs.ReviewGo, Operation.WriteReview, walk.GoAsync)
            .Map(CardVerbs.ReviewRemove, Operation.WriteReview, walk.RemoveAsync)
            .Map(CardVerbs.ReviewSubmit, Operation.WriteReview, services.GetRequiredService<SubmitReview>().HandleAsync)
            .Map(CardVerbs.ReviewWithdraw, Operation.WriteReview, services.GetRequiredService<WithdrawReview>().HandleAsync)
            .Map(CardVerbs.ReviewRead, Operation.WriteReview, read.HandleAsync)
            .Map(CardVerbs.ReviewDone, Operation.WriteReview, services.GetRequiredService<MarkMeasuresDone>().HandleAsync)
            .Map(CardVerbs.ReviewReturn, Operation.ReadReviews, services.GetRequiredService<ReturnReview>().HandleAsync)
            .Map(CardVerbs.ReviewList, Operation.ReadReviews, services.GetRequiredService<ListBranchReviews>().HandleAsync)
            .Map(CardVerbs.ReviewCounts, Operation.CountReviews, counts.HandleAsync)
            .Map(CardVerbs.ReviewNew, Operation.OpenReviewCycle, cycle.ShowAsync)
            .Map(CardVerbs.ReviewCycle, Operation.OpenReviewCycle, cycle.OpenAsync)
            .Map(CardVerbs.ReviewBranches, Operation.OpenReviewCycle, cycle.AddBranchesAsync)
            .Map(CardVerbs.ReviewClose, Operation.OpenReviewCycle, cycle.CloseAsync);
    }

    // A review's text may appear only in the answer to a click. Old clients send a message instead of a click, and its reply
    // would be posted, so these buttons refuse messages.
    private static RouteTable Map(this RouteTable routes, string verb, Operation operation, VerbHandler handler) =>
        routes.MapVerb(verb, operation, (turn, click, ct) => turn.Activity.Type is not ActivityTypes.Invoke
            ? Task.FromResult<Reply>(new Reply.Text(turn.Texts.ReviewPersonalOnly))
            : handler(turn, click, ct));
}
