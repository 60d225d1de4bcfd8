package dev.lockstep.tck.contract;

/**
 * The whole contract. A store's test class implements it, supplies the store and an application's
 * door, and is certified when it passes on a running server.
 */
public interface StoreContract
    extends HoldingContract,
        ScanContract,
        GuardContract,
        WriteContract,
        EditContract,
        FeedContract,
        OwnedContract,
        CountContract,
        IndexContract,
        ServerContract {}
