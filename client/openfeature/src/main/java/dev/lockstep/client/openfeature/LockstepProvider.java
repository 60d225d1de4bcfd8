package dev.lockstep.client.openfeature;

import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.routing.Traits;
import dev.lockstep.client.stage.Conduct;
import dev.lockstep.client.stage.Tenure;
import dev.lockstep.model.document.Value.Text;
import dev.lockstep.model.inplace.Shape;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Each collection as a flag of its name, whose variant is the shape that answers a read: {@code
 * old} or {@code new}; as a truth value, whether it is the new one.
 *
 * <p>The targeting key is the record's key as text; the attributes {@code cohort} and {@code
 * region} are its traits. The metadata tell {@code stage}, {@code epoch}, {@code writes} (the
 * shapes that a write reaches, in order) and {@code safe} (whether the lease has ended). Threads
 * share it.
 */
public final class LockstepProvider implements FeatureProvider {
  private final Map<String, SharedCollection> collections;

  /** A provider of these collections, by the names of their flags. */
  public LockstepProvider(Map<String, SharedCollection> collections) {
    this.collections = Map.copyOf(collections);
  }

  @Override
  public Metadata getMetadata() {
    return () -> "lockstep";
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String flag, Boolean fallback, EvaluationContext context) {
    return evaluation(flag, fallback, context, shape -> shape == Shape.NEW);
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String flag, String fallback, EvaluationContext context) {
    return evaluation(flag, fallback, context, LockstepProvider::variant);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String flag, Integer fallback, EvaluationContext context) {
    return otherType(flag, fallback);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String flag, Double fallback, EvaluationContext context) {
    return otherType(flag, fallback);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String flag, Value fallback, EvaluationContext context) {
    return otherType(flag, fallback);
  }

  private <T> ProviderEvaluation<T> otherType(String flag, T fallback) {
    return collections.containsKey(flag)
        ? refused(fallback, ErrorCode.TYPE_MISMATCH, "A shape is a text or a truth value")
        : unknown(flag, fallback);
  }

  private static <T> ProviderEvaluation<T> unknown(String flag, T fallback) {
    return refused(fallback, ErrorCode.FLAG_NOT_FOUND, "No collection is named " + flag);
  }

  private static <T> ProviderEvaluation<T> refused(T fallback, ErrorCode code, String why) {
    return ProviderEvaluation.<T>builder()
        .value(fallback)
        .reason(Reason.ERROR.name())
        .errorCode(code)
        .errorMessage(why)
        .build();
  }

  private <T> ProviderEvaluation<T> evaluation(
      String flag, T fallback, EvaluationContext context, Function<Shape, T> value) {
    SharedCollection collection = collections.get(flag);
    if (collection == null) {
      return unknown(flag, fallback);
    }
    try (Tenure tenure = collection.enter()) {
      Shape shape = shape(tenure, context);
      return ProviderEvaluation.<T>builder()
          .value(value.apply(shape))
          .variant(variant(shape))
          .reason(reason(tenure.conduct()).name())
          .flagMetadata(metadata(tenure))
          .build();
    }
  }

  private static Shape shape(Tenure tenure, EvaluationContext context) {
    return switch (tenure.conduct().reads()) {
      case OLD, OLD_AND_SHADOW -> Shape.OLD;
      case BY_RAMP -> tenure.state().ramp().route(key(context), traits(context));
      case NEW -> Shape.NEW;
    };
  }

  /** A record without a key is read in the old shape. */
  private static dev.lockstep.model.document.Value key(EvaluationContext context) {
    return Optional.ofNullable(context.getTargetingKey())
        .filter(key -> !key.isEmpty())
        .<dev.lockstep.model.document.Value>map(Text::new)
        .orElse(dev.lockstep.model.document.Value.NULL);
  }

  private static Traits traits(EvaluationContext context) {
    return new Traits(text(context, "cohort"), text(context, "region"));
  }

  private static String text(EvaluationContext context, String attribute) {
    return Optional.ofNullable(context.getValue(attribute)).map(Value::asString).orElse("");
  }

  private static String variant(Shape shape) {
    return switch (shape) {
      case OLD -> "old";
      case NEW -> "new";
    };
  }

  private static Reason reason(Conduct conduct) {
    return switch (conduct.reads()) {
      case OLD, OLD_AND_SHADOW, NEW -> Reason.STATIC;
      case BY_RAMP -> Reason.SPLIT;
    };
  }

  private static ImmutableMetadata metadata(Tenure tenure) {
    String writes =
        switch (tenure.conduct().writes()) {
          case OLD -> "old";
          case OLD_THEN_NEW -> "old, new";
          case NEW_THEN_OLD -> "new, old";
          case NEW -> "new";
        };
    return ImmutableMetadata.builder()
        .addString("stage", tenure.state().stage().word())
        .addLong("epoch", tenure.state().epoch())
        .addString("writes", writes)
        .addBoolean("safe", tenure.isSafe())
        .build();
  }
}
