package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Map;

/** Writes commands as MongoDB reads them. */
final class ClauseWriter {
  private ClauseWriter() {}

  static Value write(Clause clause) {
    return switch (clause) {
      case Clause.Group group -> group(group);
      case Clause.Each each -> array(each.parts());
      case Clause.Pipeline pipeline -> array(pipeline.stages());
      case Clause.Kept kept -> kept.value();
      case Clause.Where where -> FilterWriter.write(where.filter());
      case Clause.Order order -> paths(order.keys());
      case Clause.Shown shown -> paths(shown.paths());
      case Clause.Named named -> Value.text(named.prefix() + Dotted.text(named.path()));
      case Clause.Edits edits -> {
        Document.Builder fields = Document.builder();
        edits.operators().forEach((word, paths) -> fields.add(word, paths(paths)));
        yield fields.build();
      }
      case Clause.Computed computed -> computed.content();
      case Clause.Unknown unknown -> unknown.content();
    };
  }

  static Document group(Clause.Group group) {
    Document.Builder fields = Document.builder();
    group.parts().forEach((name, part) -> fields.add(name, write(part)));
    return fields.build();
  }

  private static Value array(List<? extends Clause> parts) {
    return new Value.Array(parts.stream().map(ClauseWriter::write).toList());
  }

  private static Document paths(Map<Path, Value> paths) {
    Document.Builder fields = Document.builder();
    paths.forEach((path, value) -> fields.add(Dotted.text(path), value));
    return fields.build();
  }
}
