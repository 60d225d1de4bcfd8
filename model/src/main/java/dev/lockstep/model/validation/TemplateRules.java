package dev.lockstep.model.validation;

import dev.lockstep.model.change.Gaps;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.template.Template;
import dev.lockstep.model.validation.Validation.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold of a template and the parts it joins or cuts. */
record TemplateRules(Report report) {

  void check(String argument, Path text, List<Path> parts, String template) {
    apart(argument, text, parts);
    List<String> names;
    try {
      names = Template.parse(template).names();
    } catch (IllegalArgumentException e) {
      report.add("template", "the template cannot be read: " + e.getMessage());
      return;
    }
    List<Path> unused = new ArrayList<>(parts);
    for (String name : names) {
      Optional<Path> meant = Gaps.path(name, parts);
      if (meant.isEmpty()) {
        report.add("template", "{" + name + "} is none of the parts" + suggestion(name, parts));
      } else if (!unused.remove(meant.get())) {
        report.add("template", "{" + name + "} stands in the template twice");
      }
    }
    unused.forEach(part -> report.add("template", "the template has no gap for " + part));
  }

  private static String suggestion(String name, List<Path> parts) {
    return Nearest.to(name, parts.stream().map(Path::toString).toList())
        .map(near -> ": {" + near + "} may be meant")
        .orElse("");
  }

  private void apart(String argument, Path text, List<Path> parts) {
    if (parts.isEmpty()) {
      report.add(argument, "there is no part");
    }
    for (int i = 0; i < parts.size(); i++) {
      Path part = parts.get(i);
      if (!part.equals(text) && part.overlaps(text)) {
        report.add(
            argument,
            part
                + " and "
                + text
                + " lie one above the other: use a name that is free, and let a move follow");
      }
      if (parts.subList(0, i).stream().anyMatch(part::overlaps)) {
        report.add(argument, part + " overlaps another part");
      }
    }
  }
}
