package dev.lockstep.checks.life;

import static java.util.Map.entry;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.checks.life.Life.Lived;
import dev.lockstep.checks.subject.Subjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation with documents it is carried over.
 *
 * @param operations as they stand in a change file
 * @param documents old documents as Extended JSON
 */
record Case(String name, String operations, List<String> documents) {
  /**
   * What holds for old documents only, by the name of the case; nothing where no path is shared.
   */
  private static final Map<String, String> OLD_WHEN =
      Map.ofEntries(
          entry("add", "!has(doc.theme)"),
          entry("move", "has(doc.street)"),
          entry("convert", "has(doc.rating) && !(type(doc.rating) in ['double', 'null'])"),
          entry("mapValues", "doc.theme in ['teint', 'noir']"),
          entry("split", "has(doc.name)"),
          entry("merge", "has(doc.outcode) || has(doc.postcode) && !doc.postcode.contains(' ')"),
          entry("wrap", "has(doc.tag) && type(doc.tag) != 'array'"),
          entry("unwrap", "type(doc.tags) == 'array'"),
          entry("arrayToMap", "type(doc.attributes) == 'array'"),
          entry("mapToArray", "type(doc.releases) != 'array' && has(doc.releases)"),
          entry(
              "each", "type(doc.scores) == 'array' && has(doc.scores) && 'score' in doc.scores[0]"),
          entry("derive", "has(doc.price) && has(doc.count) && !has(doc.total)"),
          entry("guarded", "has(doc.employer) && doc.role == 'practitioner'"));

  static final List<Case> ALL =
      List.of(
          of("add", "- add: {path: theme, value: light}", "{'_id': 1, 'a': 1}", "{'_id': 2}"),
          of(
              "remove",
              "- remove: {path: legacy}",
              "{'_id': 1, 'legacy': {'$numberDecimal': '1.10'}, 'b': 2}",
              "{'_id': 2, 'legacy': null}",
              "{'_id': 3}"),
          of(
              "rename",
              "- rename: {from: town, to: city}",
              "{'_id': 1, 'town': 'Bath', 'b': 2}",
              "{'_id': {'$oid': '55f14312c7447c3da7051b26'}, 'town': ['a']}",
              "{'_id': 'x'}"),
          of(
              "move",
              "- move: {from: street, to: address.street}",
              "{'_id': 1, 'street': 'High St', 'address': {'zip': '1'}}",
              "{'_id': 2, 'street': 'Low St'}",
              "{'_id': 3, 'address': {}}"),
          of(
              "copy",
              "- copy: {from: email, to: login}",
              "{'_id': 1, 'email': 'a@b', 'x': 1}",
              "{'_id': 2}"),
          of(
              "convert",
              "- convert: {path: rating, to: double, otherwise: null}",
              "{'_id': 1, 'rating': 5, 'z': 1}",
              "{'_id': 2, 'rating': {'$numberLong': '7'}}",
              "{'_id': 3, 'rating': 'Not yet rated'}",
              "{'_id': 4, 'rating': -0.0}"),
          of(
              "mapValues",
              "- mapValues: {path: theme, values: {teint: light, noir: dark}, otherwise: keep}",
              "{'_id': 1, 'theme': 'teint'}",
              "{'_id': 2, 'theme': 'light'}",
              "{'_id': 3, 'theme': 4}"),
          of(
              "split",
              "- split: {path: name, to: [first, last], template: '{first} {last}'}",
              "{'_id': 1, 'name': 'Ada Lovelace', 'z': 1}",
              "{'_id': 2}"),
          of(
              "merge",
              "- merge: {from: [outcode, postcode], to: postcode, template: '{outcode}"
                  + " {postcode}'}",
              "{'_id': 1, 'outcode': 'CF24', 'postcode': '3JH', 'z': 1}",
              "{'_id': 2, 'postcode': '3JH'}",
              "{'_id': 3}"),
          of(
              "wrap",
              "- wrap: {path: tag}",
              "{'_id': 1, 'tag': 'a', 'z': 1}",
              "{'_id': 2, 'tag': null}",
              "{'_id': 3}"),
          of(
              "unwrap",
              "- unwrap: {path: tags}",
              "{'_id': 1, 'tags': ['a'], 'z': 1}",
              "{'_id': 2, 'tags': ['a', 'b']}",
              "{'_id': 3, 'tags': []}",
              "{'_id': 4}"),
          of(
              "arrayToMap",
              "- arrayToMap: {path: attributes, key: name}",
              "{'_id': 1, 'attributes': [{'name': 'a', 'v': 1}, {'name': 'b', 'v': 2}], 'z': 1}",
              "{'_id': 2, 'attributes': []}",
              "{'_id': 3}"),
          of(
              "mapToArray",
              "- mapToArray: {path: releases, key: version}",
              "{'_id': 1, 'releases': {'1': {'date': 'x'}, '2': {'date': 'y'}}, 'z': 1}",
              "{'_id': 2, 'releases': {}}",
              "{'_id': 3}"),
          of(
              "each",
              "- each: {path: 'scores[]', operations: [{rename: {from: score, to: points}}]}",
              "{'_id': 1, 'scores': [{'score': 1.5, 'type': 'exam'}, {'type': 'quiz'}, 3]}",
              "{'_id': 2, 'scores': 'none'}",
              "{'_id': 3}"),
          of(
              "derive",
              "- derive: {path: total, expression: 'doc.price * doc.count'}",
              "{'_id': 1, 'price': 2, 'count': 3}",
              "{'_id': 2, 'price': 2}",
              "{'_id': 3}"),
          of(
              "guarded",
              "- rename: {from: employer, to: practiceType}\n  when: doc.role == 'practitioner'",
              "{'_id': 1, 'role': 'practitioner', 'employer': 'x'}",
              "{'_id': 2, 'role': 'clerk', 'employer': 'y'}",
              "{'_id': 3}"),
          of(
              "addIndex",
              "- addIndex: {name: by_town, keys: {town: 1}}",
              "{'_id': 1, 'town': 'Bath'}"),
          of("dropIndex", "- dropIndex: {name: by_nothing}", "{'_id': 1, 'town': 'Bath'}"),
          of(
              "setTtl",
              "- setTtl: {path: seenAt, after: 30d}",
              "{'_id': 1, 'seenAt': {'$date': '2026-01-01T00:00:00Z'}}"));

  private static Case of(String name, String operations, String... documents) {
    return new Case(
        name, operations, List.of(documents).stream().map(d -> d.replace('\'', '"')).toList());
  }

  /** The old documents, and what tells them from new ones. */
  Lived lived() {
    return new Lived(
        documents.stream().map(ExtendedJson::readDocument).toList(),
        Optional.ofNullable(OLD_WHEN.get(name)).map(Subjects::oldWhen));
  }

  @Override
  public String toString() {
    return name;
  }
}
