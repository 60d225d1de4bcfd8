package dev.lockstep.server.flag;

import dev.lockstep.api.flag.CollectionFlag;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.server.flag.FlagContext.Told;
import java.util.List;
import java.util.Optional;

/** Bodies of OFREP; their names are the protocol's. */
final class FlagAnswers {
  private FlagAnswers() {}

  /** Why a flag has no answer, as OpenFeature calls it. */
  enum ErrorCode {
    FLAG_NOT_FOUND,
    PARSE_ERROR,
    INVALID_CONTEXT,
    GENERAL
  }

  /** What a flag says of one record. */
  record Evaluation(
      String key, String value, String reason, String variant, CollectionFlag.Metadata metadata) {
    static Evaluation of(String collection, StageMessage state, Told told) {
      CollectionFlag flag = CollectionFlag.of(state, told.key(), told.traits());
      return new Evaluation(
          collection, flag.variant(), flag.reason(), flag.variant(), flag.metadata());
    }
  }

  /** What every flag of an environment says of one record. */
  record Evaluations(List<Evaluation> flags) {}

  /** Why there is no answer, of one flag or of all. */
  record Failure(Optional<String> key, ErrorCode errorCode, String errorDetails) {}
}
