/** A loopback Allmine: its REST API and its Socket.IO namespaces, with their rules and limits. */
@NullMarked
package app.tributary.rehearsal.allmine;

import org.jspecify.annotations.NullMarked;
