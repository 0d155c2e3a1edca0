package app.tributary.chat;

import java.math.BigDecimal;

/**
 * An amount that somebody paid.
 *
 * @param amount in whole units of the currency, with its decimals
 * @param currency an ISO 4217 code, or the platform's own unit ("bits", "superlike")
 */
public record Money(BigDecimal amount, String currency) {}
