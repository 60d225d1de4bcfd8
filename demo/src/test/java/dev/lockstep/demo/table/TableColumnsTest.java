package dev.lockstep.demo.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableColumnsTest {
  private static final Value KEY = Value.text("k");

  private static Document document(String field, Value value) {
    return Document.of("_id", KEY, field, value);
  }

  @Test
  void fieldsOfOneSimpleTypeAreColumnsOfIt() {
    Document document =
        document("a", Value.int32(1))
            .with("b", Value.float64(2))
            .with("c", new Value.DateTime(3))
            .with("d", Value.bool(true))
            .with("e", Value.int64(4));
    TableColumns columns = TableColumns.of(List.of(document));

    assertThat(columns.types())
        .containsEntry("a", DataTypes.INT)
        .containsEntry("b", DataTypes.DOUBLE)
        .containsEntry("c", DataTypes.TIMESTAMP)
        .containsEntry("d", DataTypes.BOOLEAN)
        .containsEntry("e", DataTypes.BIGINT);
    assertThat(columns.row(document)).isEqualTo(document.with("_id", Document.of("id", KEY)));
    assertThat(columns.remarks()).isEmpty();
  }

  @Test
  void allOtherFieldsAreTextOfTheirExtendedJson() {
    Document one = document("rating", Value.int32(5)).with("parts", Document.empty());
    Document two = Document.of("_id", Value.text("l"), "rating", Value.text("none"));
    TableColumns columns = TableColumns.of(List.of(one, two));

    assertThat(columns.types())
        .containsEntry("rating", DataTypes.TEXT)
        .containsEntry("parts", DataTypes.TEXT);
    assertThat(columns.row(one))
        .isEqualTo(
            Document.of("_id", Document.of("id", KEY))
                .with("rating", Value.text("5"))
                .with("parts", Value.text("{}")));
    assertThat(columns.row(two).get("rating")).contains(Value.text("\"none\""));
    assertThat(columns.remarks()).singleElement().asString().endsWith(": parts, rating");
  }

  @Test
  void aNullIsNoCell() {
    Document one = document("a", Value.NULL).with("b", Value.NULL);
    Document two = Document.of("_id", Value.text("l"), "a", Value.int32(1));
    TableColumns columns = TableColumns.of(List.of(one, two));

    assertThat(columns.types()).containsEntry("a", DataTypes.INT).doesNotContainKey("b");
    assertThat(columns.row(one).names()).containsExactly("_id");
  }

  @Test
  void keysThatAreNotAllTextAreWrittenSoThatNoneMeetsAnother() {
    Document one = Document.of("_id", Value.int32(1), "a", Value.int32(1));
    Document two = Document.of("_id", Value.text("1"), "a", Value.int32(1));
    TableColumns columns = TableColumns.of(List.of(one, two));

    assertThat(columns.row(one).get("_id")).contains(Document.of("id", Value.text("1")));
    assertThat(columns.row(two).get("_id")).contains(Document.of("id", Value.text("\"1\"")));
  }

  @Test
  void aFieldCalledIdLeavesItsNameToNoKey() {
    Document document = document("id", Value.int32(1));
    TableColumns columns = TableColumns.of(List.of(document));

    assertThat(columns.key()).isEqualTo("_id");
    assertThat(columns.row(document).get("id")).contains(Value.int32(1));
  }

  @Test
  void aFieldWithoutANameIsRefused() {
    assertThatThrownBy(() -> TableColumns.of(List.of(document("", Value.int32(1)))))
        .hasMessageStartingWith("Cannot load the documents into a table: one has a field without")
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.USAGE));
  }
}
