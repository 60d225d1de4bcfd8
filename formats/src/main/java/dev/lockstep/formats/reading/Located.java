package dev.lockstep.formats.reading;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.yaml.Mark;
import java.util.Optional;

/**
 * What was read from a file, with the file: its bytes as they are, and the places in it. Immutable.
 *
 * @param file the file as the caller named it
 */
public record Located<T>(T value, String file, Content content, Places places) {
  /** The bytes of a file. Writing them back is the only way to write such a file. */
  public static final class Content {
    private final byte[] bytes;

    /** A copy of these bytes. */
    public Content(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /** A copy of the bytes, every one as it was read. */
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /** Where this element stands; the begin of the file for one that was not read from it. */
  public Mark mark(Object element) {
    return places.of(element).orElse(Mark.START);
  }

  /** Where the argument of this name of an element stands; else the element. */
  public Mark mark(Object element, String argument) {
    return places.of(element, argument).orElse(Mark.START);
  }

  /** The single value under this name of an element; empty where the file has none. */
  public Optional<String> text(Object element, String argument) {
    return places.text(element, argument).filter(text -> !text.isBlank());
  }

  /** A finding at this place. */
  public Finding finding(Mark mark, String code, String sentence) {
    return new Finding(file, mark.line(), mark.column(), code, sentence);
  }
}
