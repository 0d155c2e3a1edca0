package app.tributary.rehearsal;

import app.tributary.chat.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The people of the play: made up, from many places, each with a colour of their own. */
final class Cast {
    /** The owner of the channel that is played. */
    static final Chatter HOST = new Chatter("lanternfish", "lanternfish", 0x4CC2FF, Set.of(Role.BROADCASTER));
    static final Chatter MODERATOR = new Chatter("mira_mod", "mira_mod", 0x4ECB8B,
            Set.of(Role.MODERATOR, Role.SUBSCRIBER));
    static final Chatter SECOND_MODERATOR = new Chatter("oldharbour", "OldHarbour", 0x9AD14B, Set.of(Role.MODERATOR));
    static final Chatter RUDE = new Chatter("vexed_owl", "vexed_owl", 0xC46A4A, Set.of());
    static final Chatter RAIDER = new Chatter("northbyte", "northbyte", 0x7FD14B, Set.of(Role.PARTNER));

    /** Those who talk in English. */
    static final List<Chatter> ENGLISH = List.of(person("oma_gamer", 0xC9D14B, Role.SUBSCRIBER),
            person("fjordline", 0xE58A5B, Role.SUBSCRIBER), person("bramble", 0x8FD19A),
            person("kestrel_77", 0x5B8FE5, Role.SUBSCRIBER), person("pixelwitch", 0xB77FE5, Role.VIP),
            person("teacup_pirate", 0xE5C15B), person("loudmango", 0xE57FA8), person("quietstorm", 0x7FC4E5),
            person("waffle_iron", 0xD19A66, Role.SUBSCRIBER), person("marzipan", 0xE5A0C8),
            person("halfpennyhero", 0x66D1C1), person("sundial", 0xF0B429), person("moss_and_rain", 0x6FBF73),
            person("redkite", 0xFF6B6B, Role.VIP), person("cobaltcat", 0x4F8CFF),
            person("the_very_long_name_of_someone", 0xB0B0FF), person("juniper", 0x59B37A),
            person("zephyr_nine", 0x9AA7FF, Role.SUBSCRIBER), person("biscuit_tin", 0xC8A06A),
            person("tidepool", 0x3FB8AF));

    static final List<Chatter> RUSSIAN = List.of(named("anna_sever", "Анна_Север", 0xC792EA, Role.SUBSCRIBER),
            named("dyadya_fyodor", "ДядяФёдор", 0x82AAFF), named("snegir", "снегирь", 0xF07178));

    static final List<Chatter> TURKISH = List.of(named("selin_k", "selin.k", 0xE8A45B, Role.VIP),
            named("deniz_aksoy", "Deniz Aksoy", 0xFF8F8F), named("ogulcan", "Oğulcan", 0x6CC7B7));

    static final List<Chatter> CHINESE = List.of(named("xiaolin", "小林", 0x7FC8FF),
            named("yueguang", "月光", 0xFFD27F, Role.SUBSCRIBER));

    static final List<Chatter> ARABIC = List.of(named("rahim_b", "rahim.b", 0x5BD6D0),
            named("layla", "ليلى", 0xE59AD0));

    private Cast() {}

    /** People who come with a raid; the more the larger the number. */
    static List<Chatter> raiders(int count) {
        var crowd = new ArrayList<Chatter>();
        for (int i = 0; i < count; i++) {
            crowd.add(person("byte_crew_" + (i + 1), 0x606060 | (i * 0x2F5B11 & 0x9F9F9F)));
        }
        return crowd;
    }

    /** Throw-away accounts of a spam wave. */
    static List<Chatter> spammers(int count) {
        var crowd = new ArrayList<Chatter>();
        for (int i = 0; i < count; i++) {
            crowd.add(person("xx_free_follow" + (i * 37 + 11), 0x909090));
        }
        return crowd;
    }

    private static Chatter person(String login, int color, Role... roles) {
        return new Chatter(login, login, color, Set.of(roles));
    }

    private static Chatter named(String login, String displayName, int color, Role... roles) {
        return new Chatter(login, displayName, color, Set.of(roles));
    }
}
