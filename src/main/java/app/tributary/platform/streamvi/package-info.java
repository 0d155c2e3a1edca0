/**
 * StreamVi: an aggregator that restreams one broadcast to several platforms and merges their chats. REST for history
 * and sends, a Centrifugo server for what happens. NAME is the number of a project.
 */
@NullMarked
package app.tributary.platform.streamvi;

import org.jspecify.annotations.NullMarked;
