package dev.lockstep.server.contract;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.request.Refused;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions of contracts as people read them, over REST. */
@RestController
@RequestMapping("/v1/contracts/{contract}")
class ContractRoutes {
  private final Library library;
  private final InstantSource clock;

  ContractRoutes(Library library, InstantSource clock) {
    this.library = library;
    this.clock = clock;
  }

  @Route(
      value = "Tells what every place of a contract's collections is, and who uses it.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/{version}/dictionary")
  ContractDictionary dictionary(@PathVariable String contract, @PathVariable String version) {
    Stock stock = library.stock();
    return ContractDictionary.of(file(stock, contract, version), stock.knowledge(today()));
  }

  @Route(
      value =
          "Tells of each registered query of a contract's collections which index serves it, or"
              + " why none does.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/{version}/queries")
  ContractQueries queries(@PathVariable String contract, @PathVariable String version) {
    Stock stock = library.stock();
    return ContractQueries.of(file(stock, contract, version).value(), stock.knowledge(today()));
  }

  @Route(
      value =
          "Tells what two versions of a contract say differently, and what the rules say of it.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/differences")
  ContractDifferences differences(
      @PathVariable String contract, @RequestParam String from, @RequestParam String to) {
    Stock stock = library.stock();
    return ContractDifferences.of(
        stock, file(stock, contract, from), file(stock, contract, to), today());
  }

  private static Located<Contract> file(Stock stock, String contract, String version) {
    return stock
        .contract(contract, version)
        .orElseThrow(() -> Refused.unknown("this version of the contract"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
