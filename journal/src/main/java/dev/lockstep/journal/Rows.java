package dev.lockstep.journal;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What every table here asks of JDBC. */
final class Rows {
  private Rows() {}

  /** A text column; a damaged file may hold null where none is allowed. */
  static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return row.wasNull() ? "" : text;
  }
}
