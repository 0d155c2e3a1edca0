package app.tributary.ui.feed;

import app.tributary.chat.Activity;
import app.tributary.words.Words;

/** What somebody did, told after their name. */
final class ActivityWords {
    private ActivityWords() {}

    /** The sentence, with {@code *...*} around what is bold; empty where the platform's own words tell more. */
    static String sentence(Activity activity, Words words, Figures figures) {
        long count = activity.count();
        String number = figures.number(count);
        boolean ownWords = !activity.headline().isBlank();
        return switch (activity.kind()) {
            case SUBSCRIPTION -> words.of(FeedWord.SUBSCRIPTION);
            case RESUBSCRIPTION -> count > 0
                    ? words.of(FeedWord.RESUBSCRIPTION_MONTHS, number)
                    : words.of(FeedWord.RESUBSCRIPTION);
            case GIFT -> ownWords ? "" : words.of(FeedWord.GIFT);
            case MASS_GIFT -> count > 1 ? words.of(FeedWord.MASS_GIFT, number) : words.of(FeedWord.GIFT);
            case GIFT_UPGRADE -> words.of(FeedWord.GIFT_UPGRADE);
            case RAID -> count > 0 ? words.of(FeedWord.RAID, number) : words.of(FeedWord.RAID_PLAIN);
            case UNRAID -> words.of(FeedWord.UNRAID);
            case FOLLOW -> words.of(FeedWord.FOLLOW);
            case CHEER -> words.of(FeedWord.CHEER, activity.money().map(figures::money).orElse(number));
            case TIP -> activity.money().map(money -> words.of(FeedWord.TIP, figures.money(money)))
                    .orElseGet(() -> words.of(FeedWord.TIP_PLAIN));
            case SUPERLIKE -> activity.money().map(money -> words.of(FeedWord.SUPERLIKE, figures.money(money)))
                    .orElseGet(() -> words.of(FeedWord.SUPERLIKE_PLAIN));
            case VOTE -> count > 0 ? words.of(FeedWord.VOTE, number) : words.of(FeedWord.VOTE_PLAIN);
            case MILESTONE -> ownWords ? "" : words.of(FeedWord.MILESTONE, number);
            case OTHER -> ownWords ? "" : words.of(FeedWord.OTHER);
        };
    }
}
