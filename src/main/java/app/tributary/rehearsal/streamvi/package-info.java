/** A loopback StreamVi: its REST methods and a Centrifugo server, on real ports. */
@NullMarked
package app.tributary.rehearsal.streamvi;

import org.jspecify.annotations.NullMarked;
