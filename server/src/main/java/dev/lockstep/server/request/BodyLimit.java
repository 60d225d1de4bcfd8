package dev.lockstep.server.request;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads bodies before anything else looks at them, and refuses those that are larger than any file
 * that the server takes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class BodyLimit extends OncePerRequestFilter {
  /** The most bytes a body may have. */
  static final int BYTES_MAX = 4 << 20;

  private final ProblemAnswers answers;

  BodyLimit(ProblemAnswers answers) {
    this.answers = answers;
  }

  static Problem tooLarge() {
    return new Problem(
        ProblemCode.REQUEST_TOO_LARGE,
        "Cannot take this request: its body is larger than 4 MiB",
        "Nothing was changed.",
        "Send it in parts.");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body =
        request.getContentLengthLong() > BYTES_MAX
            ? new byte[BYTES_MAX + 1]
            : request.getInputStream().readNBytes(BYTES_MAX + 1);
    if (body.length > BYTES_MAX) {
      answers.write(tooLarge(), response);
    } else {
      chain.doFilter(new Held(request, body), response);
    }
  }

  /** A request whose body is held, to be read as often as is needed. */
  public static final class Held extends HttpServletRequestWrapper {
    private final byte[] body;

    Held(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    /** A copy of the whole body. */
    public byte[] body() {
      return body.clone();
    }

    @Override
    public ServletInputStream getInputStream() {
      return new HeldStream(body);
    }
  }

  /** The held bytes as a stream. */
  private static final class HeldStream extends ServletInputStream {
    private final byte[] body;
    private int place;

    HeldStream(byte[] body) {
      this.body = body;
    }

    @Override
    public int read() {
      return isFinished() ? -1 : body[place++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (isFinished()) {
        return -1;
      }
      byte[] part = Arrays.copyOfRange(body, place, Math.min(body.length, place + length));
      System.arraycopy(part, 0, into, offset, part.length);
      place += part.length;
      return part.length;
    }

    @Override
    public boolean isFinished() {
      return place == body.length;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("Bodies are read at once");
    }
  }
}
