package dev.lockstep.formats.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Limits;
import java.util.List;
import java.util.Map;

/** Reads expressions. */
public final class CelReader {
  /** How many characters an expression has at most. */
  public static final int SIZE_MAX = 10_000;

  private static final int ERRORS_MAX = 1;
  private static final int SENTENCE_SIZE_MAX = 200;
  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(
              CelOptions.current()
                  .maxExpressionCodePointSize(SIZE_MAX)
                  .maxParseRecursionDepth(Limits.DEPTH_MAX)
                  .maxParseErrorRecoveryLimit(ERRORS_MAX)
                  .build())
          .build();

  private CelReader() {}

  /**
   * The expression in this text.
   *
   * @throws CelException if the text is not CEL, or uses a part of CEL that expressions lack
   */
  public static Expression read(String text) {
    if (text.isBlank() || text.length() > SIZE_MAX) {
      throw new CelException(
          1, 1, "an expression has between 1 and %d characters".formatted(SIZE_MAX));
    }
    CelAbstractSyntaxTree tree = parse(text);
    return new CelTree(tree.getSource()).expression(tree.getExpr());
  }

  @SuppressWarnings("UnusedException") // Errors were said before.
  private static CelAbstractSyntaxTree parse(String text) {
    CelValidationResult result = PARSER.parse(text);
    if (result.hasError()) {
      List<CelIssue> errors = result.getErrors();
      throw errors.stream()
          .findFirst()
          .map(CelReader::error)
          .orElseGet(() -> new CelException(1, 1, "the text is not an expression"));
    }
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new CelException(1, 1, "the text is not an expression");
    }
  }

  private static CelException error(CelIssue issue) {
    CelSourceLocation at = issue.getSourceLocation();
    String why = Slips.explained(issue.getMessage().replaceAll("[\\s\\p{Cntrl}]+", " "));
    return new CelException(
        Math.max(1, at.getLine()),
        Math.max(1, at.getColumn() + 1),
        why.length() > SENTENCE_SIZE_MAX ? why.substring(0, SENTENCE_SIZE_MAX) + "…" : why);
  }

  static CelException refusal(CelSource source, long node, String why) {
    Map<Long, Integer> positions = source.getPositionsMap();
    Integer offset = positions.get(node);
    CelSourceLocation at =
        offset == null
            ? CelSourceLocation.of(1, 0)
            : source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
    return new CelException(at.getLine(), at.getColumn() + 1, why);
  }
}
