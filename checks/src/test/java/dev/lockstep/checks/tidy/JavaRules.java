package dev.lockstep.checks.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Rules that look at sources as the compiler's parser sees them. */
final class JavaRules {
  private static final int METHOD_LINES_MAX = 50;

  private JavaRules() {}

  static Stream<String> documentWhatIsExported(List<TrackedFile> files) {
    return problems(files.stream().filter(TrackedFile::isMainJava).toList(), Undocumented::new);
  }

  static Stream<String> haveShortMethods(List<TrackedFile> files) {
    return problems(files.stream().filter(TrackedFile::isJava).toList(), LongMethods::new);
  }

  private static Stream<String> problems(List<TrackedFile> files, ScannerMaker maker) {
    if (files.isEmpty()) {
      return Stream.empty();
    }
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.stream().map(Source::new).toList());
    List<String> problems = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        maker.make(Trees.instance(task), unit, problems).scan(unit, null);
      }
    } catch (IOException e) {
      throw new AssertionError("Cannot parse the sources", e);
    }
    return problems.stream();
  }

  /** Makes what looks through one file. */
  @FunctionalInterface
  private interface ScannerMaker {
    TreePathScanner<Void, Void> make(Trees trees, CompilationUnitTree unit, List<String> problems);
  }

  /** Reports exported types without a comment. */
  private static final class Undocumented extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final List<String> problems;

    private Undocumented(Trees trees, CompilationUnitTree unit, List<String> problems) {
      this.trees = trees;
      this.unit = unit;
      this.problems = problems;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (!isExported(type)) {
        return null;
      }
      String comment = trees.getDocComment(getCurrentPath());
      if (comment == null || comment.isBlank()) {
        problems.add(
            "%s:%d: exports %s without a comment"
                .formatted(path(unit), line(unit, start(trees, unit, type)), type.getSimpleName()));
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      return null; // What is declared inside a method is not exported.
    }

    private boolean isExported(ClassTree type) {
      return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
          || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
    }
  }

  /** Reports methods that do not fit in one look. */
  private static final class LongMethods extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final List<String> problems;

    private LongMethods(Trees trees, CompilationUnitTree unit, List<String> problems) {
      this.trees = trees;
      this.unit = unit;
      this.problems = problems;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      long first = start(trees, unit, method);
      long last = trees.getSourcePositions().getEndPosition(unit, method);
      long lines = last < 0 ? 0 : line(unit, last) - line(unit, first) + 1;
      if (lines > METHOD_LINES_MAX) {
        problems.add(
            "%s:%d: %s has %d lines, at most %d"
                .formatted(
                    path(unit), line(unit, first), method.getName(), lines, METHOD_LINES_MAX));
      }
      return super.visitMethod(method, null);
    }
  }

  private static long start(Trees trees, CompilationUnitTree unit, Tree tree) {
    return trees.getSourcePositions().getStartPosition(unit, tree);
  }

  private static long line(CompilationUnitTree unit, long position) {
    return unit.getLineMap().getLineNumber(position);
  }

  private static String path(CompilationUnitTree unit) {
    return unit.getSourceFile().toUri().getPath().substring(1);
  }

  /** A tracked file as the compiler takes it. */
  private static final class Source extends SimpleJavaFileObject {
    private final TrackedFile file;

    private Source(TrackedFile file) {
      super(URI.create("tracked:///" + file.path()), JavaFileObject.Kind.SOURCE);
      this.file = file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return file.text();
    }
  }
}
