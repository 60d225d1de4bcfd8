package dev.lockstep.registry.query.cql;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Place;
import dev.lockstep.registry.query.Gap;
import dev.lockstep.registry.query.ParsedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement of CQL over one table, taken apart, or a batch of them. Immutable. */
public final class CqlQuery {
  private final QueryTemplate template;
  private final String text;
  private final List<Statement> statements;
  private final List<Gap> gaps;

  private CqlQuery(
      QueryTemplate template, String text, List<Statement> statements, List<Gap> gaps) {
    this.template = template;
    this.text = text;
    this.statements = List.copyOf(statements);
    this.gaps = List.copyOf(gaps);
  }

  /**
   * The statement of this template; what is not understood of it is among the gaps.
   *
   * @param table the name of the table that is asked about; of a batch, statements on other tables
   *     are left out
   */
  public static CqlQuery of(QueryTemplate template, String table) {
    if (!(template.template() instanceof Value.Text(String text))) {
      return new CqlQuery(template, "", List.of(), List.of(new Gap("line 1, column 1", "no text")));
    }
    List<Statement> found = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    try {
      StatementReader.read(text, found);
    } catch (CqlException e) {
      gaps.add(new Gap(Place.of(text, e.at()).toString(), e.what()));
    }
    List<Statement> own =
        found.stream().filter(each -> each.table().equalsIgnoreCase(table)).toList();
    if (own.isEmpty() && gaps.isEmpty()) {
      String other = found.isEmpty() ? "no statement" : "the table " + found.getFirst().table();
      gaps.add(new Gap("line 1, column 1", other));
    }
    return new CqlQuery(template, text, own, gaps);
  }

  /** Its paths and gaps. */
  public ParsedQuery parsed() {
    return new ParsedQuery(
        statements.stream()
            .flatMap(statement -> Inventory.of(statement, template.parameters()))
            .toList(),
        gaps);
  }

  /** Whether it shows every column there is, whatever columns come and go. */
  public boolean isOfAllColumns() {
    return statements.stream().anyMatch(each -> !each.parts(Part.Star.class).isEmpty());
  }

  List<Statement> statements() {
    return statements;
  }

  String text() {
    return text;
  }

  /** The first gap as a sentence's end. */
  Optional<String> firstGap() {
    return gaps.stream()
        .findFirst()
        .map(gap -> "%s at %s is not understood".formatted(gap.what(), gap.place()));
  }

  QueryTemplate with(String other) {
    return new QueryTemplate(
        template.name(),
        template.language(),
        Value.text(other),
        template.parameters(),
        template.owner(),
        template.rate());
  }
}
