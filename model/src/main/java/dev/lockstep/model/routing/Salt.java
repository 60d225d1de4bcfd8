package dev.lockstep.model.routing;

/**
 * What makes one rollout's buckets independent of another's.
 *
 * @param text names the rollout; never empty
 * @param version grows when records are to be dealt anew; at least 1
 */
public record Salt(String text, int version) {
  /** Refuses an empty text and a version below 1. */
  public Salt {
    if (text.isEmpty() || version < 1) {
      throw new IllegalArgumentException("A salt has a text and a version from 1 on");
    }
  }

  /** What is hashed before the key, such as {@code orders-address#1#}. */
  public String prefix() {
    return text + "#" + version + "#";
  }
}
