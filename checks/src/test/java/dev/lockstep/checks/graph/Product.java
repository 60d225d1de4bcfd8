package dev.lockstep.checks.graph;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of the product: everything on the class path but tests and relocated libraries. */
final class Product {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .withImportOption(location -> !location.contains("/dev/lockstep/shaded/"))
          .importPackages("dev.lockstep");

  private Product() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  /** The classes of one package among the tests, to see a rule fail. */
  static JavaClasses planted() {
    return new ClassFileImporter().importPackages("dev.lockstep.checks.graph.planted");
  }
}
