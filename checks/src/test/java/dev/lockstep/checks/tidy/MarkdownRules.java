package dev.lockstep.checks.tidy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for pages. */
final class MarkdownRules {
  private static final String WORDS = "docs/words.md";
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)(?: \"[^\"]*\")?\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

  private MarkdownRules() {}

  static Stream<String> linkToWhatExists(List<TrackedFile> files) {
    Map<String, TrackedFile> byPath =
        files.stream().collect(Collectors.toMap(TrackedFile::path, Function.identity()));
    Set<String> folders = folders(files);
    return files.stream()
        .filter(TrackedFile::isMarkdown)
        .flatMap(page ->
            links(page)
                .filter(link -> !leads(page, link, byPath, folders))
                .map(link -> page.path() + ": links to nothing: " + link));
  }

  static Stream<String> haveAWordList(List<TrackedFile> files) {
    return files.stream().anyMatch(file -> file.path().equals(WORDS) && !file.text().isBlank())
        ? Stream.empty()
        : Stream.of(WORDS + ": is missing; it lists the one word for each idea");
  }

  private static Set<String> folders(List<TrackedFile> files) {
    Set<String> folders = new HashSet<>();
    for (TrackedFile file : files) {
      for (Path at = Path.of(file.path()).getParent(); at != null; at = at.getParent()) {
        folders.add(at.toString());
      }
    }
    return folders;
  }

  private static Stream<String> links(TrackedFile page) {
    return LINK.matcher(FENCED.matcher(page.text()).replaceAll(""))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches());
  }

  private static boolean leads(
      TrackedFile page, String link, Map<String, TrackedFile> byPath, Set<String> folders) {
    String[] parts = link.split("#", 2);
    String target = parts[0].isEmpty() ? page.path() : resolve(page, parts[0]);
    TrackedFile file = byPath.get(target);
    if (file == null) {
      return parts.length == 1 && (target.isEmpty() || folders.contains(target));
    }
    return parts.length == 1 || !file.isMarkdown() || anchors(file).contains(parts[1]);
  }

  private static String resolve(TrackedFile page, String link) {
    return Path.of("/", page.folder()).resolve(link).normalize().toString().substring(1);
  }

  /** The names that a page's headings get where it is shown. */
  private static Set<String> anchors(TrackedFile page) {
    return HEADING
        .matcher(FENCED.matcher(page.text()).replaceAll(MarkdownRules::keepCode))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String keepCode(MatchResult code) {
    String text = code.group();
    return text.startsWith("```") ? "" : text.replace("`", "").replace("$", "\\$");
  }
}
