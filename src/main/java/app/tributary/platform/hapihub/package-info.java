/** HapiHub's Chat Message API, self-hosted at any address: a Feathers application, by REST and Socket.IO. */
@NullMarked
package app.tributary.platform.hapihub;

import org.jspecify.annotations.NullMarked;
