package dev.lockstep.model.document;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ordered set of named values: one record of a collection, or one embedded object in it.
 *
 * <p>Field order is part of a document: two documents are equal only when their fields are, in
 * order. A name occurs once; a document read with duplicate names cannot be built and is refused
 * where it is read. Immutable: every change answers a new document that shares its values with the
 * old one. Threads may share it.
 *
 * <p>Fields lie in two arrays and are found by a linear look, which for the dozens of fields that
 * documents have is faster than hashing and costs no memory.
 */
public final class Document implements Value {
  private static final Document EMPTY = new Document(new String[0], new Value[0]);

  private final String[] names;
  private final Value[] values;

  private Document(String[] names, Value[] values) {
    this.names = names;
    this.values = values;
  }

  /** The document without fields. */
  public static Document empty() {
    return EMPTY;
  }

  /** The document of one field. */
  public static Document of(String name, Value value) {
    return new Document(new String[] {name}, new Value[] {value});
  }

  /** The document of two fields. */
  public static Document of(String name1, Value value1, String name2, Value value2) {
    return builder().add(name1, value1).add(name2, value2).build();
  }

  /** A builder that takes fields in order. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many fields there are. */
  public int size() {
    return names.length;
  }

  /** Whether there is no field. */
  public boolean isEmpty() {
    return names.length == 0;
  }

  /** The name of the field at this position, counted from 0. */
  public String name(int index) {
    return names[index];
  }

  /** The value of the field at this position, counted from 0. */
  public Value value(int index) {
    return values[index];
  }

  /** The position of the field of this name, or -1 where there is none. */
  public int indexOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (isSame(names[i], name)) {
        return i;
      }
    }
    return -1;
  }

  /** Strings remember their hash, which tells most others apart without a look at their text. */
  private static boolean isSame(String name, String other) {
    return name.hashCode() == other.hashCode() && name.equals(other);
  }

  /** The value of the field of this name. */
  public Optional<Value> get(String name) {
    int index = indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(values[index]);
  }

  /** Whether there is a field of this name. */
  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /** The names of the fields, in order. */
  public List<String> names() {
    return List.of(names);
  }

  /** This document with the field set: in its place where it exists, else as the last one. */
  public Document with(String name, Value value) {
    int index = indexOf(name);
    return index < 0 ? inserting(names.length, name, value) : replacing(index, name, value);
  }

  /** This document with a field of a new name at this position; the name must not occur yet. */
  public Document inserting(int index, String name, Value value) {
    if (has(name)) {
      throw new IllegalArgumentException("The document has the field already: " + name);
    }
    String[] newNames = new String[names.length + 1];
    Value[] newValues = new Value[names.length + 1];
    System.arraycopy(names, 0, newNames, 0, index);
    System.arraycopy(values, 0, newValues, 0, index);
    newNames[index] = name;
    newValues[index] = value;
    System.arraycopy(names, index, newNames, index + 1, names.length - index);
    System.arraycopy(values, index, newValues, index + 1, values.length - index);
    return new Document(newNames, newValues);
  }

  /** This document without the field of this name; itself where there is none. */
  public Document without(String name) {
    int index = indexOf(name);
    if (index < 0) {
      return this;
    }
    String[] newNames = new String[names.length - 1];
    Value[] newValues = new Value[names.length - 1];
    System.arraycopy(names, 0, newNames, 0, index);
    System.arraycopy(values, 0, newValues, 0, index);
    System.arraycopy(names, index + 1, newNames, index, names.length - index - 1);
    System.arraycopy(values, index + 1, newValues, index, values.length - index - 1);
    return new Document(newNames, newValues);
  }

  /**
   * This document with the field called otherwise, in its place; the new name must not occur yet.
   */
  public Document renaming(String name, String to) {
    int index = indexOf(name);
    if (index < 0 || has(to)) {
      throw new IllegalArgumentException("Cannot rename " + name + " to " + to + " in " + names());
    }
    return replacing(index, to, values[index]);
  }

  @SuppressWarnings("ReferenceEquality")
  private Document replacing(int index, String name, Value value) {
    if (values[index] == value && names[index].equals(name)) {
      return this;
    }
    String[] newNames = names[index].equals(name) ? names : names.clone();
    Value[] newValues = values.clone();
    newNames[index] = name;
    newValues[index] = value;
    return new Document(newNames, newValues);
  }

  @Override
  public ValueType type() {
    return ValueType.DOCUMENT;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Document that
            && Arrays.equals(names, that.names)
            && Arrays.equals(values, that.values));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  /** The names only: values of documents do not belong in messages or logs. */
  @Override
  public String toString() {
    return "Document" + names();
  }

  /** Collects the fields of one document, in order. Not for sharing between threads. */
  public static final class Builder {
    private static final int FEW = 16;

    private String[] names = new String[FEW];
    private Value[] values = new Value[FEW];
    private int size;

    private Builder() {}

    /** Adds a field after those already added. */
    @CanIgnoreReturnValue
    public Builder add(String name, Value value) {
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      names[size] = name;
      values[size++] = value;
      return this;
    }

    /**
     * The document of the fields added so far.
     *
     * @throws DuplicateFieldException if a name was added twice
     */
    public Document build() {
      refuseDuplicates();
      return new Document(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }

    private void refuseDuplicates() {
      if (size <= FEW) {
        refuseDuplicatesAmongFew();
        return;
      }
      Set<String> seen = HashSet.newHashSet(size);
      for (int i = 0; i < size; i++) {
        if (!seen.add(names[i])) {
          throw new DuplicateFieldException(names[i]);
        }
      }
    }

    /** Comparing all pairs costs less than a hash table where there are few. */
    private void refuseDuplicatesAmongFew() {
      for (int i = 1; i < size; i++) {
        for (int j = 0; j < i; j++) {
          if (isSame(names[j], names[i])) {
            throw new DuplicateFieldException(names[i]);
          }
        }
      }
    }
  }
}
