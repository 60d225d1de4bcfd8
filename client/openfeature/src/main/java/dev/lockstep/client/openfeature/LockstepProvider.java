package dev.lockstep.client.openfeature;

import dev.lockstep.api.flag.CollectionFlag;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.client.stage.Tenure;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Traits;
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
    return evaluation(flag, fallback, context, told -> told.shape() == Shape.NEW);
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String flag, String fallback, EvaluationContext context) {
    return evaluation(flag, fallback, context, CollectionFlag::variant);
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
      String flag, T fallback, EvaluationContext context, Function<CollectionFlag, T> value) {
    SharedCollection collection = collections.get(flag);
    if (collection == null) {
      return unknown(flag, fallback);
    }
    CollectionFlag told = told(collection, context);
    return ProviderEvaluation.<T>builder()
        .value(value.apply(told))
        .variant(told.variant())
        .reason(told.reason())
        .flagMetadata(metadata(told.metadata()))
        .build();
  }

  private static CollectionFlag told(SharedCollection collection, EvaluationContext context) {
    try (Tenure tenure = collection.enter()) {
      StageState state = tenure.state();
      Shape shape = tenure.conduct().reads().shape(state.ramp(), key(context), traits(context));
      return new CollectionFlag(
          shape, tenure.conduct(), state.stage(), state.epoch(), tenure.isSafe());
    }
  }

  private static dev.lockstep.model.document.Value key(EvaluationContext context) {
    return CollectionFlag.key(Optional.ofNullable(context.getTargetingKey()).orElse(""));
  }

  private static Traits traits(EvaluationContext context) {
    return new Traits(text(context, CollectionFlag.COHORT), text(context, CollectionFlag.REGION));
  }

  private static String text(EvaluationContext context, String attribute) {
    return Optional.ofNullable(context.getValue(attribute)).map(Value::asString).orElse("");
  }

  private static ImmutableMetadata metadata(CollectionFlag.Metadata told) {
    return ImmutableMetadata.builder()
        .addString("stage", told.stage())
        .addLong("epoch", told.epoch())
        .addString("writes", told.writes())
        .addBoolean("safe", told.safe())
        .build();
  }
}
