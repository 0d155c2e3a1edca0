/** Where commands go: capability check, rate budget, fan-out, receipts, audit. */
@NullMarked
package app.tributary.desk;

import org.jspecify.annotations.NullMarked;
