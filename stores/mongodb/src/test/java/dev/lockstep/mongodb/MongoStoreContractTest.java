package dev.lockstep.mongodb;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Store;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.contract.Declined;
import dev.lockstep.tck.contract.Declined.Oddity;
import dev.lockstep.tck.contract.StoreContract;
import dev.lockstep.tck.contract.SurveyContract;
import dev.lockstep.tck.contract.TestCollection;
import dev.lockstep.tck.generate.Distinction;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The contract of stores on the server that {@code LOCKSTEP_TEST_MONGODB_URI} names, or on the
 * embedded one, whose own limits are declined here one by one.
 */
@SuppressWarnings("JUnitMethodInvoked") // the contract itself where the server can keep it
final class MongoStoreContractTest implements StoreContract, SurveyContract {
  /** What the embedded server cannot hold or tell apart. */
  private static final Declined EMBEDDED =
      Declined.NOTHING
          .withValues(
              ValueType.UNDEFINED, ValueType.SYMBOL, ValueType.DB_POINTER, ValueType.SCOPED_CODE)
          .withSamples(EmbeddedLimits.OTHER_BINARIES)
          .withKeys(ValueType.BINARY, ValueType.DECIMAL128, ValueType.DOCUMENT, ValueType.INT64)
          .withDistinctions(Distinction.NAN_PAYLOAD, Distinction.BINARY_SUBTYPE)
          .withOddities(Oddity.FIELD_TWICE)
          .withGuards(ValueType.REGEX);

  private static final WireServer SERVER = WireServer.start();
  private static final Store STORE = SERVER.open();

  @AfterAll
  static void close() {
    STORE.close();
    SERVER.close();
  }

  @Override
  public Store store() {
    return STORE;
  }

  @Override
  public ApplicationClient application(String collection) {
    return new MongoApplication(SERVER.application(), collection);
  }

  @Override
  public Declined declined() {
    return SERVER.isEmbedded()
        ? EMBEDDED
        : Declined.NOTHING.withDistinctions(Distinction.NAN_PAYLOAD);
  }

  @Override
  public OptionalInt documentBytesMax() {
    return SERVER.isEmbedded() ? OptionalInt.empty() : OptionalInt.of(16 * 1024 * 1024);
  }

  @Override
  public Optional<FeedPosition> positionLost(String collection) {
    return Optional.empty();
  }

  @Override
  @Test
  public void setBelowAValueThatIsNoDocumentHasNoEffect(TestCollection pets) {
    if (SERVER.isEmbedded()) {
      EmbeddedLimits.nullGivesWayToADocument(STORE, SERVER);
    } else {
      StoreContract.super.setBelowAValueThatIsNoDocumentHasNoEffect(pets);
    }
  }

  @Override
  @Test
  public void partialUniqueIndexLeavesOutDocumentsBesideItsFilter(TestCollection pets) {
    if (SERVER.isEmbedded()) {
      EmbeddedLimits.partialIndexIsRefused(STORE);
    } else {
      StoreContract.super.partialUniqueIndexLeavesOutDocumentsBesideItsFilter(pets);
    }
  }

  @Override
  @Test
  public void collectionThatDoesNotExistIsEmpty(TestCollection own) {
    if (SERVER.isEmbedded()) {
      EmbeddedLimits.updateCreatesTheCollection(STORE);
    } else {
      StoreContract.super.collectionThatDoesNotExistIsEmpty(own);
    }
  }
}
