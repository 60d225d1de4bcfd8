package dev.lockstep.server.access;

/** What browsers may run and load of what a server answers. */
public final class ContentPolicy {
  /** Pages run what they came with and nothing else, in no frame. */
  static final String STRICT =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private ContentPolicy() {}

  /**
   * The same for a page whose scripts make styles, each marked with a word that nobody can guess.
   *
   * @param nonce in Base64, another one for each answer
   */
  public static String withStylesOf(String nonce) {
    return STRICT + "; style-src 'self' 'nonce-" + nonce + "'";
  }
}
