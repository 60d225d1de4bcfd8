package dev.lockstep.formats.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.Finding;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.IndexOptions;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeFileTest {
  static final String RESTAURANTS =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: 2026-11-20-restaurant-address
      title: One postcode, a numeric rating
      contract: listings.restaurants        # version 1 -> 2
      owner: team-listings
      rationale: Search needs a numeric rating; couriers need one postcode.
      operations:
        - rename:  {from: "address line 2", to: city}
        - merge:   {from: [outcode, postcode], to: postcode, template: "{outcode} {postcode}"}
        - convert: {path: rating, to: double, otherwise: null}
        - addIndex: {name: by_city_rating, keys: {city: 1, rating: -1}}
      rollout: standard
      """;

  static Change change(String text) {
    ChangeFile read = ChangeFile.read("change.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read).isInstanceOf(ChangeFile.Parsed.class);
    return ((ChangeFile.Parsed) read).change();
  }

  static List<String> findings(String text) {
    ChangeFile read = ChangeFile.read("change.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read).isInstanceOf(ChangeFile.Invalid.class);
    return ((ChangeFile.Invalid) read).findings().stream().map(Finding::toString).toList();
  }

  @Test
  void readsTheStepOfAContract() {
    Change change =
        change(
            RESTAURANTS.replace(
                "contract: listings.restaurants",
                "contract: listings\ncollection: restaurants\nfrom: 1.0.0\nto: 2.0.0"));
    assertThat(change.contract())
        .contains(
            new ContractStep(
                "listings",
                Optional.of("restaurants"),
                Optional.of(Version.of("1.0.0")),
                Optional.of(Version.of("2.0.0"))));
    assertThat(change(ChangeFile.write(change))).isEqualTo(change);
  }

  @Test
  void aStepOfNoContractOrToItselfIsAMistake() {
    assertThat(findings(RESTAURANTS.replace("contract: listings.restaurants", "to: 2.0.0")))
        .singleElement()
        .asString()
        .contains("'contract' is missing");
    assertThat(findings(RESTAURANTS.replace("contract:", "from: 1.0\nto: 1.0\ncontract:")))
        .singleElement()
        .asString()
        .contains("from version 1.0 to itself");
  }

  /** Rollouts that run remember the fingerprint of their change. */
  @Test
  void theFingerprintOfAChangeWithoutVersionsStaysWhatItWas() {
    assertThat(ChangeFile.fingerprint(change(RESTAURANTS)).toString())
        .isEqualTo("bac1eceb613582cce89c5f3d4cd69dec");
  }

  @Test
  void readsEveryFieldAndOperationOfAChange() {
    assertThat(change(RESTAURANTS))
        .isEqualTo(
            new Change(
                "2026-11-20-restaurant-address",
                "One postcode, a numeric rating",
                Optional.of(ContractStep.of("listings.restaurants")),
                Optional.of("team-listings"),
                Optional.of("Search needs a numeric rating; couriers need one postcode."),
                List.of(
                    unguarded(new Operation.Rename(Path.of("address line 2"), Path.of("city"))),
                    unguarded(
                        new Operation.Merge(
                            List.of(Path.of("outcode"), Path.of("postcode")),
                            Path.of("postcode"),
                            "{outcode} {postcode}")),
                    unguarded(
                        new Operation.Convert(
                            Path.of("rating"),
                            ValueType.DOUBLE,
                            new Otherwise.Constant(Value.NULL))),
                    unguarded(
                        new Operation.AddIndex(
                            "by_city_rating",
                            Document.of("city", Value.int32(1), "rating", Value.int32(-1)),
                            new IndexOptions(false, false, Optional.empty())))),
                Optional.of("standard")));
  }

  @Test
  void writesAChangeThatReadsBackEqual() {
    Change change = change(RESTAURANTS);
    assertThat(change(ChangeFile.write(change))).isEqualTo(change);
  }

  @Test
  void hasOneFingerprintForEveryLayout() {
    Change change = change(RESTAURANTS);
    String other =
        RESTAURANTS
            .replace("  - ", "      - ")
            .replace("{from: \"address line 2\", to: city}", "{to: city, from: 'address line 2'}");
    assertThat(ChangeFile.fingerprint(change(other))).isEqualTo(ChangeFile.fingerprint(change));
    assertThat(ChangeFile.fingerprint(change(RESTAURANTS.replace("to: city", "to: town"))))
        .isNotEqualTo(ChangeFile.fingerprint(change));
  }

  @Test
  void saysEverythingWrongAtOnceWithItsPlaceAndTheNearestWord() {
    String text =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: a
        titel: Two slips
        operations:
          - renam: {from: a, to: b}
          - convert: {path: rating, too: double, to: duble}
        """;
    assertThat(findings(text))
        .containsExactly(
            "change.yaml:1:1: Cannot read the change: 'title' is missing [missing-argument]",
            "change.yaml:4:1: Cannot read the change: it has no 'titel'; did you mean title?"
                + " [unknown-argument]",
            "change.yaml:6:5: Cannot carry out 'renam': there is no such operation; did you mean"
                + " rename? [unknown-operation]",
            "change.yaml:7:29: Cannot read 'convert': it has no 'too'; did you mean to?"
                + " [unknown-argument]",
            "change.yaml:7:46: Cannot convert to 'duble': there is no such type; did you mean"
                + " double? [unknown-type]");
  }

  @Test
  void saysWhatTheModelFindsAtItsPlace() {
    String text =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: a
        title: Three operations that cannot be carried out
        operations:
          - remove: _id
          - merge: {from: [a, b], to: c, template: "{a} {d}"}
          - each:
              path: items[]
              operations:
                - convert: {path: price, to: regex}
        """;
    assertThat(findings(text))
        .anySatisfy(finding -> assertThat(finding).startsWith("change.yaml:6:5: Cannot carry out"))
        .anySatisfy(
            finding -> assertThat(finding).startsWith("change.yaml:7:44: Cannot carry out 'merge'"))
        .anySatisfy(finding -> assertThat(finding).startsWith("change.yaml:11:38: Cannot carry"))
        .allSatisfy(finding -> assertThat(finding).endsWith("[bad-operation]"));
  }

  private static Step unguarded(Operation operation) {
    return new Step(operation, Optional.empty());
  }
}
