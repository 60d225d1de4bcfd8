package dev.lockstep.checks.tidy;

import java.util.List;
import java.util.stream.Stream;

/**
 * One rule of the house: what is wrong with the files, each as a sentence that begins with a path.
 */
@FunctionalInterface
interface Rule {
  /** Every rule there is. */
  List<Rule> ALL =
      List.of(
          FileRules::areShort,
          FileRules::areNarrow,
          FileRules::endWithOneLine,
          FileRules::haveNoLooseEnds,
          FileRules::namePublicPlacesOnly,
          FileRules::canBeRun,
          TestRules::disableNothing,
          TestRules::doNotSleep,
          PackageRules::haveAPage,
          JavaRules::documentWhatIsExported,
          JavaRules::haveShortMethods,
          MarkdownRules::linkToWhatExists,
          MarkdownRules::haveAWordList);

  /** The sentences, none when all is well. */
  Stream<String> problems(List<TrackedFile> files);
}
