package dev.lockstep.registry.cql.schema;

import dev.lockstep.formats.Finding;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Place;
import dev.lockstep.registry.cql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of definitions promises. Immutable.
 *
 * @param keyspace the one that it names, if it does
 * @param tables each as a collection whose elements have their names as ids
 * @param remarks what is not in them, with its place
 */
public record Definitions(
    Optional<String> keyspace, List<CollectionPromise> tables, List<Finding> remarks) {
  private static final int REMARKS_MAX = 200;

  public Definitions {
    tables = List.copyOf(tables);
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads the text of a file, in bounded time; remarks call it by this name. Behind two hundred
   * remarks no more are kept.
   */
  public static Definitions read(String file, String text) {
    List<Finding> remarks = new ArrayList<>();
    try {
      DefinitionReader reader =
          new DefinitionReader(
              Tokens.of(text),
              (at, sentence) -> remark(remarks, file, new Spot(text, at), sentence));
      reader.read();
      Promises promises = new Promises(reader.types);
      return new Definitions(
          reader.keyspace, reader.tables.values().stream().map(promises::of).toList(), remarks);
    } catch (CqlException e) {
      remark(
          remarks,
          file,
          new Spot(text, e.at()),
          "Cannot read the file behind this place: here is %s".formatted(e.what()));
      return new Definitions(Optional.empty(), List.of(), remarks);
    }
  }

  /** A place costs a look at all that stands before it, so that only what is kept has one. */
  private static void remark(List<Finding> remarks, String file, Spot spot, String sentence) {
    if (remarks.size() < REMARKS_MAX) {
      Place place = Place.of(spot.text(), spot.at());
      remarks.add(new Finding(file, place.line(), place.column(), "not-expressed", sentence));
    }
  }

  /** A character of a text. */
  private record Spot(String text, int at) {}
}
