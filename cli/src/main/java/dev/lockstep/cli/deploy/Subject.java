package dev.lockstep.cli.deploy;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which version of which service, and where contracts and usages are. */
final class Subject {
  private Path folder = Path.of("");

  @Option(
      names = "--service",
      required = true,
      paramLabel = "SERVICE",
      description = "The service, as its usage names it.")
  private String service = "";

  @Option(
      names = "--version",
      required = true,
      paramLabel = "VERSION",
      description = "Its version, as its usage names it.")
  private String version = "";

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder of the contracts and usages; else where you are.")
  void folder(Path named) {
    folder = named;
  }

  Path folder() {
    return folder;
  }

  String service() {
    return service;
  }

  String version() {
    return version;
  }

  @Override
  public String toString() {
    return service + " " + version;
  }
}
