package app.tributary.ui.feed;

import app.tributary.chat.PlatformId;
import app.tributary.words.Words;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;

/**
 * How the feed talks.
 *
 * @param words the language of the program
 * @param formats how times and numbers are written; without a country times have 24 hours
 * @param zone in which times are told
 * @param platformName the proper name of a platform
 */
public record FeedLanguage(Words words, Locale formats, ZoneId zone, Function<PlatformId, String> platformName) {}
