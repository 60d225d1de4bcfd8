package dev.lockstep.server.testing;

import java.net.http.HttpRequest.BodyPublishers;

/**
 * A contract of one collection with two services and a change, all with names of their own.
 *
 * @param name the id of the contract and the name of its collection
 */
public record Shop(Client client, String name) {
  /** A new shop, of which nothing is published yet. */
  public static Shop by(Client client) {
    return new Shop(client, TestServer.unique("orders"));
  }

  /** The same shop by another caller. */
  public Shop as(Client other) {
    return new Shop(other, name);
  }

  /** Publishes the text of a file. */
  public Answer publish(String folder, String text) {
    return Client.send(
        client
            .request("/v1/registry/" + folder)
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(text)));
  }

  /** A version of the contract with these properties beside its key. */
  public String contract(String version, String... properties) {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: %s
            name: Orders
            version: %s
            status: active
            team: {name: checkout}
            customProperties:
              - property: nosql
                value: {engine: mongodb}
            schema:
              - id: orders
                name: %s
                logicalType: object
                properties:
                  - id: oid
                    name: _id
                    logicalType: string
                    physicalType: objectId
                    primaryKey: true
                    required: true
            """
                .formatted(name, version, name));
    for (String property : properties) {
      text.append("      - ").append(property).append('\n');
    }
    return text.toString();
  }

  /** The contract before the change. */
  public String before() {
    return contract("1.0.0", "{id: zip, name: zip, logicalType: string}");
  }

  /** The contract after the change. */
  public String after() {
    return contract("2.0.0", "{id: zip, name: postcode, logicalType: string}");
  }

  /** The change of the checkout team, which calls the zip a postcode. */
  public String change() {
    return """
    apiVersion: lockstep/v1
    kind: Change
    id: %s-postcode
    title: The zip is called postcode
    contract: %s
    collection: %s
    from: 1.0.0
    to: 2.0.0
    owner: checkout
    operations:
      - rename: {from: zip, to: postcode}
    """
        .formatted(name, name, name);
  }

  /** A version of the billing service of the payments team, which reads the zip. */
  public String billing(String version, String supports) {
    return """
    apiVersion: lockstep/v1
    kind: Usage
    service: %s-billing
    version: %s
    team: payments
    environments: [prod]
    contracts:
      - contract: %s
        supports: "%s"
        reads: [zip]
        tolerance: {unknownField: true, unknownEnumValue: true}
        evidence:
          - {grade: tested, source: build 1, at: "2026-11-18T09:30:00Z", coverage: 0.92}
    """
        .formatted(name, version, name, supports);
  }

  /** Publishes everything, the change before what it leads to. */
  public Shop filled() {
    publish("contracts", before()).expect(201);
    return filledOnwards();
  }

  /** Publishes everything but the first version of the contract, which is there. */
  public Shop filledOnwards() {
    publish("usages", billing("1.0.0", ">=1.0 <2")).expect(201);
    publish("changes", change()).expect(201);
    publish("contracts", after()).expect(201);
    return this;
  }

  /** The id of the change. */
  public String changeId() {
    return name + "-postcode";
  }
}
