package dev.lockstep.formats.plan;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.rollout.plan.Measure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from where the answers of a check come that neither clients nor stores give. */
final class SourceReader {
  private static final Duration AGE_MAX = Duration.ofDays(1);

  private final Reading reading;
  private final Amounts amounts;

  SourceReader(Reading reading) {
    this.reading = reading;
    this.amounts = new Amounts(reading);
  }

  /** Sources that one word says. */
  private enum Alone {
    PERSON,
    RUNNER;

    private Measure measure() {
      return switch (this) {
        case PERSON -> new Measure.Person();
        case RUNNER -> new Measure.Work();
      };
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Optional<Measure> source(YamlNode node) {
    if (!(node instanceof Mapping)) {
      return reading.word(node, Alone.values(), Alone::word).map(Alone::measure);
    }
    Part part = reading.part("the source", node).orElseThrow();
    Optional<YamlNode> query = part.node("promql");
    Optional<YamlNode> webhook = part.node("webhook");
    Optional<YamlNode> tests = part.node("tests");
    Optional<Duration> age = tests.flatMap(suite -> part.node("maxAge")).flatMap(amounts::time);
    part.refuseOthers();
    if (Stream.of(query, webhook, tests).filter(Optional::isPresent).count() != 1) {
      return reading.bad(node, "a source is one of promql, webhook and tests");
    }
    return query
        .flatMap(this::query)
        .or(() -> webhook.flatMap(this::webhook))
        .or(() ->
            tests
                .flatMap(amounts::name)
                .map(suite -> new Measure.PostedTests(suite, age.orElse(AGE_MAX))));
  }

  private Optional<Measure> query(YamlNode node) {
    Optional<String> text = reading.text(node);
    return text.isEmpty() || !text.get().isBlank()
        ? text.map(Measure.Query::new)
        : reading.bad(node, "it is blank");
  }

  private Optional<Measure> webhook(YamlNode node) {
    Optional<String> text = reading.text(node);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> address = address(text.get());
    return address.isPresent()
        ? address.map(Measure.Webhook::new)
        : reading.bad(
            node,
            "'%s' is no address such as https://HOST/PATH without credentials in it"
                .formatted(Wording.shortened(text.get().replaceAll("//[^@/]*@", "//"))));
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = new URI(text);
      boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      return Optional.of(address)
          .filter(each -> isWeb && each.getHost() != null && each.getRawUserInfo() == null);
    } catch (URISyntaxException e) {
      return Optional.empty(); // Said by the caller, like an address of another form.
    }
  }
}
