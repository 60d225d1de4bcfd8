package dev.lockstep.mongodb;

import dev.lockstep.model.document.Value;
import java.util.OptionalDouble;

/** Numbers in the server's answers, which differ in type from server to server. */
final class Numbers {
  private Numbers() {}

  static OptionalDouble of(Value value) {
    return switch (value) {
      case Value.Int32 number -> OptionalDouble.of(number.value());
      case Value.Int64 number -> OptionalDouble.of((double) number.value());
      case Value.Float64 number -> OptionalDouble.of(number.value());
      case Value other -> OptionalDouble.empty();
    };
  }
}
