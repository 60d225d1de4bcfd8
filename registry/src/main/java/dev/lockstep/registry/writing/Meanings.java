package dev.lockstep.registry.writing;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the elements of a contract mean to people. An element is found by itself, not by what it
 * equals. For one thread.
 */
public final class Meanings {
  private final IdentityHashMap<Object, Meaning> meanings = new IdentityHashMap<>();
  private final Function<Object, Meaning> others;

  private Meanings(Function<Object, Meaning> others) {
    this.others = others;
  }

  /** Nothing noted yet. */
  public Meanings() {
    this(element -> Meaning.NONE);
  }

  /** What the file of a contract says of its elements. */
  public static Meanings of(Located<Contract> contract) {
    return new Meanings(element ->
        new Meaning(contract.text(element, "businessName"), contract.text(element, "description")));
  }

  /** Notes what an element means; answers it. */
  @CanIgnoreReturnValue
  public <T> T put(T element, Meaning meaning) {
    meanings.put(element, meaning);
    return element;
  }

  /** What an element means. */
  public Meaning of(Object element) {
    return Optional.ofNullable(meanings.get(element)).orElseGet(() -> others.apply(element));
  }
}
