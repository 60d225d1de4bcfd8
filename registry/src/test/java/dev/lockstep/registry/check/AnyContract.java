package dev.lockstep.registry.check;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A generated contract, and a version of it in which some of its words are others. */
final class AnyContract {
  /** A field that is always there. */
  static final String ALWAYS = "always";

  private static final List<String> ENGINES = List.of("mongodb", "cassandra", "dynamodb", "redis");

  /** What may stand behind the name of a field. */
  private static final List<String> FIELDS =
      List.of(
          "logicalType: string, physicalType: string",
          "logicalType: string, physicalType: objectId",
          "logicalType: string",
          "logicalType: integer, physicalType: int",
          "logicalType: integer, physicalType: long",
          "logicalType: number, physicalType: double",
          "logicalType: number, physicalType: decimal",
          "logicalType: boolean, physicalType: bool",
          "logicalType: timestamp, physicalType: date",
          "logicalType: timestamp, physicalType: long" + nosql("unit: ms"),
          "logicalType: timestamp, physicalType: long" + nosql("unit: s"),
          "logicalType: string, physicalType: uuid",
          "logicalType: string, physicalType: string, required: true",
          "logicalType: string, physicalType: string, unique: true",
          "logicalType: string, physicalType: string" + nosql("nullable: true"),
          "logicalType: string, physicalType: string" + nosql("enum: [a, b]"),
          "logicalType: string, physicalType: string" + nosql("enum: [a, b, c]"),
          "logicalType: string, physicalType: string" + nosql("encoding: gzip"),
          "logicalType: string, physicalType: string, logicalTypeOptions: {pattern: '^a+$'}",
          "logicalType: string, physicalType: string, logicalTypeOptions: {pattern: '^[ab]+$'}",
          "logicalType: string, physicalType: string, logicalTypeOptions: {maxLength: 10}",
          "logicalType: integer, physicalType: int, logicalTypeOptions: {minimum: 1}",
          "logicalType: array, items: {logicalType: string, physicalType: string}",
          "logicalType: array, items: {logicalType: boolean, physicalType: bool}",
          "logicalType: array, physicalType: 'list<text>', items: {logicalType: string}",
          "logicalType: array, physicalType: 'frozen<list<text>>', items: {logicalType: string}",
          "logicalType: object, properties: [{name: in, logicalType: string}]",
          "logicalType: object, properties: [{name: in, logicalType: integer}]",
          "logicalType: object, properties: [{name: in, logicalType: string, required: true}]",
          "logicalType: object" + nosql("map: {keyPattern: '^a', values: {logicalType: string}}"),
          "logicalType: object"
              + nosql("map: {keyPattern: '^[ab]', values: {logicalType: string}}"),
          "logicalType: object"
              + nosql("union: {members: [{name: one, logicalType: string, physicalType: string}]}"),
          "logicalType: object"
              + nosql(
                  "union: {members: [{name: one, logicalType: string, physicalType: string}, "
                      + "{name: two, logicalType: integer, physicalType: int}]}"),
          "logicalType: string, physicalType: text" + nosql("kind: static"),
          "logicalType: integer, physicalType: counter" + nosql("kind: counter"));

  private static final List<String> COLLECTIONS =
      List.of(
          "",
          "keys: {templates: {key: 'a:${id}'}}",
          "keys: {templates: {key: 'a:{${id}}'}}",
          "keys: {templates: {pk: 'A#${id}', sk: 'B#${id}#c'}}",
          "keys: {partition: [id]}",
          "keys: {partition: [always]}",
          "keys: {partition: [id], clustering: {always: desc}}",
          "ttl: {path: always, after: 10d}",
          "ttl: {path: always, after: 30d}",
          "contentModel: closed",
          "contentModel: open",
          "validator: {level: strict}",
          "valueKind: hash");

  private final SplittableRandom random;
  private final String engine;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private String collection;

  AnyContract(SplittableRandom random) {
    this.random = random;
    this.engine = any(ENGINES);
    this.collection = any(COLLECTIONS);
    fields.put(ALWAYS, any(FIELDS));
    for (int i = random.nextInt(6); i > 0; i--) {
      fields.put("field" + i, any(FIELDS));
    }
  }

  private static String nosql(String said) {
    return ", customProperties: [{property: nosql, value: {%s}}]".formatted(said);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The contract as it is. */
  Contract first() {
    return read("1.0.0");
  }

  /** The contract after some changes, each as likely as not. */
  Contract next() {
    if (random.nextInt(3) == 0) {
      collection = any(COLLECTIONS);
    }
    for (String name : new ArrayList<>(fields.keySet())) {
      switch (random.nextInt(4)) {
        case 0 -> fields.put(name, any(FIELDS));
        case 1 -> fields.remove(name);
        default -> {}
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      fields.put("fresh" + i, any(FIELDS));
    }
    fields.putIfAbsent(ALWAYS, any(FIELDS));
    return read("2.0.0");
  }

  /** The contract with one field of a type that is not known. */
  Contract withUnknownType() {
    fields.put(ALWAYS, "logicalType: string, physicalType: zebra");
    return read("2.0.0");
  }

  private Contract read(String version) {
    String properties =
        fields.entrySet().stream()
            .map(entry -> "      - {name: %s, %s}".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
    String text =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop.orders
        version: %s
        status: active
        team: {name: checkout}
        schema:
          - id: orders
            name: orders
            logicalType: object
            customProperties:
              - property: nosql
                value: {engine: %s%s}
            properties:
              - {id: k, name: id, logicalType: string, physicalType: text, required: true}
        %s
        """
            .formatted(version, engine, collection.isEmpty() ? "" : ", " + collection, properties);
    return switch (ContractFile.read("any", text.getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Whole<Contract> whole -> whole.located().value();
      case Outcome.Broken<Contract> broken ->
          throw new AssertionError(broken.findings() + "\n" + text);
    };
  }
}
