package app.tributary.chat;

/**
 * How many reacted to a message in one way.
 *
 * @param name the platform's word for it ("like", "👍"); never empty
 * @param shown what stands on the screen: an emoji where there is one, else the name
 * @param count how many; above 0
 * @param own whether the console's account is among them
 */
public record Reaction(String name, String shown, long count, boolean own) {}
