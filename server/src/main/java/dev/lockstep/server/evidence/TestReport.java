package dev.lockstep.server.evidence;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.server.evidence.TestResults.Result;
import dev.lockstep.server.request.Refused;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what test runners write: JUnit XML, or counts as JSON. */
final class TestReport {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> ROOTS = Set.of("testsuites", "testsuite");
  private static final Set<String> BAD = Set.of("failure", "error");

  private TestReport() {}

  /** Counts as JSON. */
  private record Counts(
      Optional<Long> tests, Optional<Long> failures, Optional<Instant> finished) {}

  static Result json(String body, Instant now) {
    Counts counts = counts(body);
    long tests = counts.tests().orElse(-1L);
    long failed = counts.failures().orElse(-1L);
    Instant finished = counts.finished().orElse(now);
    if (failed < 0 || failed > tests || finished.isAfter(now)) {
      throw malformed();
    }
    return new Result(tests, failed, finished);
  }

  private static Counts counts(String body) {
    try {
      return Optional.ofNullable(JSON.readValue(body, Counts.class))
          .orElseThrow(TestReport::malformed);
    } catch (JacksonException e) {
      throw malformed().causedBy(e);
    }
  }

  private static Problem malformed() {
    return Refused.invalid(
        "Cannot take the results: they are neither JUnit XML nor JSON with tests, failures and"
            + " perhaps finished, which lies in the past");
  }

  /** Counts test cases by themselves, since totals are not always written. */
  static Result junit(String body, Instant now) {
    try {
      return counted(opened(body), now);
    } catch (XMLStreamException e) {
      throw malformed().causedBy(e);
    }
  }

  private static Result counted(XMLStreamReader xml, Instant now) throws XMLStreamException {
    long tests = 0;
    long failed = 0;
    boolean isCaseBad = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("testcase")) {
        isCaseBad = false;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        tests += name.equals("testcase") ? 1 : 0;
        failed += BAD.contains(name) && !isCaseBad ? 1 : 0;
        isCaseBad |= BAD.contains(name);
      }
    }
    return new Result(tests, Math.min(failed, tests), now);
  }

  /** What it begins with tells whether it is what it should be. */
  private static XMLStreamReader opened(String body) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(body));
    int event = xml.nextTag();
    if (event != XMLStreamConstants.START_ELEMENT || !ROOTS.contains(xml.getLocalName())) {
      throw malformed();
    }
    return xml;
  }
}
