package dev.lockstep.cli.output;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command speaks. Answers go to standard output, problems and progress to standard error;
 * as JSON everything goes to standard output, a line each. Threads may share it.
 */
public final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Form form;

  /** How a command speaks. */
  public enum Form {
    /** Sentences for people. */
    TEXT,
    /** Documents for machines. */
    JSON
  }

  /** A console on these streams. */
  public Console(PrintWriter out, PrintWriter err, Form form) {
    this.out = out;
    this.err = err;
    this.form = form;
  }

  /** How this console speaks. */
  public Form form() {
    return form;
  }

  /** Gives a command's answer and says how it ended. */
  public Exit answer(Answer answer) {
    switch (form) {
      case TEXT -> line(out, answer.text());
      case JSON -> line(out, json(answer.json()));
    }
    return answer.exit();
  }

  /** Says what cannot be done. */
  public Exit problem(Problem problem) {
    Exit exit = Exit.of(problem.code());
    switch (form) {
      case TEXT -> line(err, ProblemText.of(problem));
      case JSON -> line(out, json(Json.empty().and("problem", document(problem)).document()));
    }
    return exit;
  }

  /** A remark beside the answer; none as JSON. */
  public void remark(String text) {
    switch (form) {
      case TEXT -> line(err, text);
      case JSON -> {}
    }
  }

  /** A line of an answer in parts. */
  public void part(String text, Document json) {
    line(out, form == Form.JSON ? json(json) : text);
  }

  /** A value out of a document, exactly: only where somebody asked to see it. */
  public void exactly(Value value) {
    synchronized (this) {
      out.println(ExtendedJson.write(value, Notation.CANONICAL));
      out.flush();
    }
  }

  /** Text as it is, without a line end, beside the answer. */
  void raw(String text) {
    synchronized (this) {
      err.print(Secrets.hide(text));
      err.flush();
    }
  }

  private static Document document(Problem problem) {
    Json json =
        Json.with("code", problem.code().word())
            .and("fault", lower(problem.code().fault()))
            .and("retry", lower(problem.code().retry()))
            .and("sentence", String.valueOf(problem.getMessage()))
            .and("meaning", problem.meaning())
            .and("next", problem.next());
    return problem.fields().isEmpty()
        ? json.document()
        : json.and("fields", problem.fields()).document();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** One line of JSON; whole numbers are plain. */
  public static String json(Value value) {
    return ExtendedJson.write(value, Notation.RELAXED);
  }

  private void line(PrintWriter stream, String text) {
    synchronized (this) {
      stream.println(Secrets.hide(text));
      stream.flush();
    }
  }

  /** The fields of a map as one line of {@code name=value}. */
  public static String inline(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) -> text.append(text.isEmpty() ? "" : " ").append(name + "=" + value));
    return text.toString();
  }
}
