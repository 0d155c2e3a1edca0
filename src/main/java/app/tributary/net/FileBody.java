package app.tributary.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** A file on its way up, read as it goes. */
final class FileBody extends RequestBody {
    private static final long PIECE = 16 << 10;

    private final Path file;
    private final @Nullable MediaType type;
    private final Rest.Progress progress;

    FileBody(Path file, String type, Rest.Progress progress) {
        this.file = file;
        this.type = MediaType.parse(type);
        this.progress = progress;
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() throws IOException {
        return Files.size(file);
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        long all = contentLength();
        long sent = 0;
        progress.at(sent, all);
        try (Source source = Okio.source(file)) {
            for (long read = source.read(sink.getBuffer(), PIECE); read >= 0; read = source.read(sink.getBuffer(),
                    PIECE)) {
                sink.emit();
                sent += read;
                progress.at(sent, all);
            }
        }
    }
}
