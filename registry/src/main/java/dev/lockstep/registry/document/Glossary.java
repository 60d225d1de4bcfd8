package dev.lockstep.registry.document;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.page.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that contracts explain, in their order. For one library and one thread. */
final class Glossary {
  private final Map<String, List<String>> terms;
  private final Located<Contract> contract;

  private Glossary(Located<Contract> contract, Map<String, List<String>> terms) {
    this.contract = contract;
    this.terms = terms;
  }

  static String markdown(Library library) {
    Map<String, List<String>> terms = new TreeMap<>();
    for (Located<Contract> contract : library.contracts()) {
      contract.value().collections().forEach(new Glossary(contract, terms)::collection);
    }
    StringBuilder page = new StringBuilder("# Glossary\n");
    if (terms.isEmpty()) {
      page.append("\nNo contract explains a word yet: add businessName and description to it.\n");
    }
    terms.forEach((term, lines) -> {
      page.append("\n").append(Markdown.heading(2, term));
      lines.forEach(page::append);
    });
    return page.toString();
  }

  private void collection(CollectionPromise collection) {
    String where = contract.value().id() + ": " + collection.name();
    explain(collection, collection.name(), where, Semantics.NONE);
    inside(collection.shape(), where);
  }

  private void inside(Shape shape, String where) {
    switch (shape) {
      case Shape.Any any -> {}
      case Shape.Single single -> {}
      case Shape.Fields fields -> {
        for (Field field : fields.fields()) {
          String at = where + "." + field.storedName();
          Node node = field.node();
          explain(node, field.name(), at, node.facts().semantics());
          inside(node.shape(), at);
        }
      }
      case Shape.Elements all -> inside(all.element().shape(), where + "[]");
      case Shape.Entries all -> inside(all.value().shape(), where + ".{}");
      case Shape.Union union ->
          union.members().forEach(member -> inside(member.node().shape(), where));
    }
  }

  private void explain(Object element, String name, String where, Semantics semantics) {
    Optional<String> business = contract.text(element, "businessName");
    Optional<String> description = contract.text(element, "description");
    if (business.isEmpty() && description.isEmpty() && semantics.equals(Semantics.NONE)) {
      return;
    }
    String definitions =
        semantics.definitions().stream()
            .map(each -> "Defined in %s".formatted(Markdown.code(each.url())))
            .collect(Collectors.joining(". "));
    String line =
        Stream.of(
                description.map(Markdown::plain),
                semantics.unit().map(unit -> "Unit: " + Markdown.plain(unit)),
                semantics.absence().map(text -> "If absent: " + Markdown.plain(text)),
                Optional.of(definitions).filter(text -> !text.isEmpty()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(". "));
    terms
        .computeIfAbsent(business.orElse(name), each -> new ArrayList<>())
        .add("- %s%s\n".formatted(Markdown.code(where), line.isEmpty() ? "" : ": " + line));
  }
}
