/** Accounts, channels and preferences on disk, and the places where secrets live. */
@NullMarked
package app.tributary.account;

import org.jspecify.annotations.NullMarked;
