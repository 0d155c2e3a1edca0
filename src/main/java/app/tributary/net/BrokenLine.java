package app.tributary.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What an exception of the network means, in a few words for a person and without secrets. Pure. */
final class BrokenLine {
    private static final int MOST = 200;

    private BrokenLine() {}

    static String words(Throwable trouble) {
        return switch (trouble) {
            case UnknownHostException _ -> "the server's name is not known";
            case SocketTimeoutException _ -> "no answer in time";
            case ConnectException refused -> said(refused, "the server cannot be reached");
            case EOFException _,SocketException _ -> "the line broke";
            case SSLException _ -> "no secure connection to the server";
            case ProtocolException odd -> said(odd, "the server does not keep to the protocol");
            // the line that ends within an answer: what OkHttp says of it names the whole address
            case IOException broken when broken.getCause() instanceof EOFException -> "the line broke";
            default -> said(trouble, "the line broke");
        };
    }

    private static String said(Throwable trouble, String otherwise) {
        String message = trouble.getMessage();
        if (message == null || message.isBlank()) {
            return otherwise;
        }
        String line = Redaction.strike(message).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MOST ? line.substring(0, MOST) + "..." : line;
    }
}
