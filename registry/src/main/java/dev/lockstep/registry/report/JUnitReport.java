package dev.lockstep.registry.report;

import dev.lockstep.registry.finding.Level;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit's XML, which every build server shows: a test for each finding. */
final class JUnitReport {
  private JUnitReport() {}

  static String write(List<Reported> findings) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "lockstep");
      xml.writeAttribute("tests", Integer.toString(Math.max(1, findings.size())));
      xml.writeAttribute(
          "failures", Long.toString(findings.stream().filter(JUnitReport::isFailure).count()));
      if (findings.isEmpty()) {
        xml.writeEmptyElement("testcase");
        xml.writeAttribute("name", "nothing found");
        xml.writeAttribute("classname", "lockstep");
      }
      for (Reported each : findings) {
        write(xml, each);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing to memory does not fail", e);
    }
    return text.toString();
  }

  private static boolean isFailure(Reported each) {
    return each.finding().suppressed().isEmpty()
        && each.finding().level().compareTo(Level.WARNING) > 0;
  }

  private static void write(XMLStreamWriter xml, Reported each) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", clean(each.sentence()));
    xml.writeAttribute("classname", each.finding().rule());
    xml.writeAttribute("file", clean(each.file()));
    xml.writeAttribute("line", Integer.toString(each.line()));
    if (isFailure(each)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", each.finding().level().word());
      xml.writeAttribute("message", clean(each.finding().message()));
      xml.writeCharacters(clean(each.finding().remedy()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** XML has no place for control characters, and none for half a pair. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().map(c -> isXml(c) ? c : '\uFFFD').forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
