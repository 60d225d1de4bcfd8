package dev.lockstep.runner.seal;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.engine.host.Sealer;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals with AES-256-GCM. Each record has a key of its own, derived from the file's newest key and
 * from where the record stands, and a nonce from the platform's source of chance; collection,
 * change, record and key are asserted beside it, so that a record opens nowhere else.
 */
public final class KeyedSealer implements Sealer {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;
  private static final int BINARY = 0;

  private final KeyFile file;
  private final List<SealingKey> keys;

  private KeyedSealer(KeyFile file, List<SealingKey> keys) {
    this.file = file;
    this.keys = keys;
  }

  /** A sealer with the keys of a file. */
  public static KeyedSealer of(KeyFile file) {
    return new KeyedSealer(file, file.keys());
  }

  @Override
  public String name(Place place, Document content) {
    String text = ExtendedJson.write(content, Notation.CANONICAL);
    return newest().digest("name", binding(place, "", "") + text).substring(0, 32);
  }

  @Override
  public Document seal(Place place, String record, Document content) {
    SealingKey key = newest();
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      String binding = binding(place, record, key.id());
      cipher.init(Cipher.ENCRYPT_MODE, key.derive("record", binding));
      cipher.updateAAD(binding.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = cipher.doFinal(Packing.pack(ExtendedJson.write(content, Notation.CANONICAL)));
      return Document.builder()
          .add("key", Value.text(key.id()))
          .add("nonce", binary(cipher.getIV()))
          .add("sealed", binary(sealed))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + CIPHER, e);
    }
  }

  @Override
  public Opening open(Place place, String record, Document sealed) {
    Optional<String> id =
        sealed.get("key").map(key -> key instanceof Value.Text text ? text.value() : "");
    Optional<byte[]> nonce = bytes(sealed, "nonce");
    Optional<byte[]> content = bytes(sealed, "sealed");
    if (id.isEmpty() || nonce.isEmpty() || content.isEmpty()) {
      return new Opening.Closed("it was not sealed by Lockstep");
    }
    return keys.stream()
        .filter(key -> key.id().equals(id.get()))
        .findAny()
        .map(key -> open(key, binding(place, record, key.id()), nonce.get(), content.get()))
        .orElseGet(() ->
            new Opening.Closed("its key %s is not in %s".formatted(safe(id.get()), file.path())));
  }

  private static Opening open(SealingKey key, String binding, byte[] nonce, byte[] sealed) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, nonce);
      cipher.init(Cipher.DECRYPT_MODE, key.derive("record", binding), parameters);
      cipher.updateAAD(binding.getBytes(StandardCharsets.UTF_8));
      String text = Packing.unpack(cipher.doFinal(sealed));
      return new Opening.Opened(ExtendedJson.readDocument(text));
    } catch (AEADBadTagException e) {
      return new Opening.Closed("it was altered, or moved from another record");
    } catch (GeneralSecurityException e) {
      return new Opening.Closed("it was damaged");
    }
  }

  private SealingKey newest() {
    if (keys.isEmpty()) {
      throw new IllegalStateException("Nothing is sealed before there is a key");
    }
    return keys.getLast();
  }

  /** Every part with its length before it, so that no two places read alike. */
  private static String binding(Place place, String record, String key) {
    StringBuilder text = new StringBuilder();
    for (String part : List.of(place.collection(), place.change(), record, key)) {
      text.append(part.length()).append(':').append(part);
    }
    return text.toString();
  }

  /** The id of a key as a record tells it, which may be anything. */
  private static String safe(String id) {
    return id.matches("[0-9a-f]{16}") ? id : "(unknown)";
  }

  private static Value binary(byte[] content) {
    return new Value.Binary(BINARY, Bytes.of(content));
  }

  private static Optional<byte[]> bytes(Document sealed, String name) {
    return sealed
        .get(name)
        .filter(Value.Binary.class::isInstance)
        .map(value -> ((Value.Binary) value).bytes().toArray());
  }
}
