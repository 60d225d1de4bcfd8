package dev.lockstep.registry.document;

import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.page.Markdown;
import dev.lockstep.registry.page.Shell;
import java.util.List;
import java.util.Optional;

/** What each kind of person does for one change, with the commands. */
public final class Runbooks {
  private static final String INDEX = "See also the [index](../../index.md).\n\n";

  private final Library library;
  private final Change change;
  private final String file;
  private final Optional<Contract> contract;
  private final String beside;

  private Runbooks(Library library, Library.ChangeFound found, String beside) {
    this.library = library;
    this.beside = beside;
    this.change = found.change();
    this.file = Shell.word(found.file());
    this.contract =
        change
            .contract()
            .map(ContractStep::contract)
            .flatMap(library::contract)
            .map(Located::value);
  }

  /** A page for each kind of person. */
  public record Pages(String developer, String operator, String onCall) {}

  /** The pages of a change among those of a library. */
  static Pages of(Library library, Library.ChangeFound found) {
    return new Runbooks(library, found, INDEX).pages();
  }

  /** The pages of a change without others beside them. */
  public static Pages alone(Library library, Library.ChangeFound found) {
    return new Runbooks(library, found, "").pages();
  }

  private Pages pages() {
    return new Pages(developer(), operator(), onCall());
  }

  private String developer() {
    return head("developers")
        + "## What changes\n\n"
        + fenced("yaml", ChangeFile.write(change))
        + "\n## Who is affected\n\n"
        + services()
        + """

        ## Before the rollout

        Mend what these find, and talk to the owners of the services above:

        ```sh
        %3$slockstep validate %1$s
        lockstep lint
        lockstep diff --against main
        lockstep breaking --against main
        ```

        ## During the rollout

        Both shapes stand in every document. A service that knows only the old one goes on; one that
        writes whole documents must keep the fields it does not know.

        ```sh
        lockstep status %2$s
        lockstep why %2$s
        ```
        """
            .formatted(file, Shell.word(change.id()), tied());
  }

  /** What only a change can be asked that ties two versions of a contract. */
  private String tied() {
    return change.contract().isEmpty()
        ? ""
        : "lockstep check %1$s\nlockstep impact %1$s\n".formatted(file);
  }

  private String operator() {
    return head("operators") + store() + forward() + back();
  }

  private String forward() {
    return """
    ## Before

    Reads only; says which documents do not fit the change:

    ```sh
    lockstep validate %1$s
    lockstep preflight %1$s%2$s
    ```

    ## Forward

    Each run ends when the work of its stage is done, and goes on with the same command when it
    was stopped:

    ```sh
    lockstep run %1$s%2$s
    lockstep verify %3$s
    lockstep forecast %3$s
    lockstep run %3$s --until new-primary
    ```

    Slower or faster, also while it runs:

    ```sh
    lockstep throttle %3$s rate=200/s,max-lag=5s
    lockstep throttle %3$s rate=unlimited
    ```

    """
        .formatted(file, " --collection " + collection(), Shell.word(change.id()));
  }

  private String back() {
    return """
    ## Back

    Every later write is kept, at every stage before the last:

    ```sh
    lockstep rollback %1$s
    ```

    ## The end

    The only point of no return: only when no service needs the old shape any more. Where both
    shapes claim a path, `--old-when` says which documents are old.

    ```sh
    lockstep journal %1$s --verify
    lockstep retire %1$s --hold 30m --confirm %1$s
    ```
    """
        .formatted(Shell.word(change.id()));
  }

  private String onCall() {
    return head("people on call")
        + store()
        + """
        ## First

        What happened, what is safe, and what to do next:

        ```sh
        lockstep why %1$s
        lockstep status %1$s
        ```

        ## The store suffers

        ```sh
        lockstep pause %1$s
        lockstep throttle %1$s rate=50/s
        lockstep resume %1$s
        ```

        ## Services fail

        Rolling back loses no write. The forecast says how many documents come back, and how long it
        takes:

        ```sh
        lockstep forecast %1$s
        lockstep rollback %1$s
        ```

        ## Values seem to be lost

        What a write displaced is kept aside; the list shows no values unless asked to:

        ```sh
        lockstep conflicts %1$s
        lockstep verify %1$s
        lockstep journal %1$s --verify
        ```
        """
            .formatted(Shell.word(change.id()));
  }

  private String head(String people) {
    StringBuilder text = new StringBuilder();
    text.append(Markdown.heading(1, change.title()));
    text.append("For %s. Change %s".formatted(people, Markdown.code(change.id())));
    change
        .contract()
        .ifPresent(step -> text.append(", contract ").append(Markdown.code(step.contract())));
    change.owner().ifPresent(owner -> text.append(", owner ").append(Markdown.plain(owner)));
    text.append(".\n\n");
    change.rationale().ifPresent(why -> text.append(Markdown.plain(why)).append("\n\n"));
    return text.append(beside).toString();
  }

  /** The content is one line for each line of the file, so nothing in it can end the block. */
  private static String fenced(String language, String content) {
    String fence = content.contains("```") ? "`".repeat(longest(content) + 1) : "```";
    return fence + language + "\n" + content.stripTrailing() + "\n" + fence + "\n";
  }

  private static int longest(String content) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < content.length(); i++) {
      run = content.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private String services() {
    StringBuilder text = new StringBuilder();
    for (CollectionPromise collection : collections()) {
      for (Use use : library.uses(contract.orElseThrow(), collection)) {
        text.append(
            Markdown.row(
                List.of(
                    Markdown.plain(use.usage().service()),
                    Markdown.plain(use.usage().version().text()),
                    Markdown.plain(use.usage().team().orElse("")),
                    Markdown.plain(collection.name()),
                    use.isWriter() ? "reads or writes" : "reads")));
      }
    }
    return text.isEmpty()
        ? "No registered service uses the contract; observed traffic may say otherwise.\n"
        : "| service | version | team | collection | |\n|---|---|---|---|---|\n" + text;
  }

  /** The collection that the change names, unless it has another name by now; else all. */
  private List<CollectionPromise> collections() {
    return change
        .contract()
        .flatMap(ContractStep::collection)
        .flatMap(name -> contract.flatMap(known -> known.collection(name)))
        .map(List::of)
        .orElseGet(() -> contract.map(Contract::collections).orElse(List.of()));
  }

  private String collection() {
    List<CollectionPromise> all = collections();
    return all.size() == 1 ? Shell.word(all.getFirst().storedName()) : "COLLECTION";
  }

  private String store() {
    boolean isCassandra =
        contract.stream()
            .flatMap(known -> known.collections().stream())
            .anyMatch(each -> each.engine().equals(Optional.of(Engine.CASSANDRA)));
    String address =
        isCassandra ? "cassandra://HOST:PORT/KEYSPACE" : "mongodb://HOST:PORT/DATABASE";
    String unnamed =
        collection().equals("COLLECTION")
            ? "Put the collection's name where COLLECTION stands.\n\n"
            : "";
    return ("The commands find the store by the environment:\n\n"
            + "```sh\nexport LOCKSTEP_STORE=%s\n```\n\n%s")
        .formatted(address, unnamed);
  }
}
